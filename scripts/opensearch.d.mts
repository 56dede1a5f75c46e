/** A node of a test cluster. */
export interface ClusterNode {
  readonly url: string;
  /** Starts it, on the data that it had; resolves when it answers. */
  start(): Promise<void>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Has it take the processor only where nobody else wants it, as if it were another machine. Linux with util-linux; else nothing. */
  standBack(): void;
}

export interface Cluster {
  readonly urls: readonly string[];
  readonly nodes: readonly ClusterNode[];
  stop(): Promise<void>;
}

export function ensureOpenSearch(): { readonly reason: string } | undefined;
export function startCluster(count?: number, options?: { isBrief?: boolean }): Promise<Cluster>;

/** A node that knows users and roles. */
export interface SecuredNode {
  /** An `https:` address of the loopback interface. */
  readonly url: string;
  /** The file of the authority that signed its certificate. */
  readonly certificate: string;
  stop(): Promise<void>;
}

export function ensureSecurity(): { readonly reason: string } | undefined;
export function startSecured(): Promise<SecuredNode>;
