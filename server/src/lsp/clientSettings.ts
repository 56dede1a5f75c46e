import type { Settings } from '../protocol/index.ts';
import type { ClientPort } from './clientPort.ts';
import { readSettings } from '../settings/settings.ts';
import type { Folder, WorkspaceFolders } from './workspaceFolders.ts';

const SECTION = 'yinju';

/** Milliseconds that the server waits for the client's settings before it goes on with what it has. Guess. */
const LONGEST_WAIT = 5000;

/** Where settings come from. */
interface SettingsSource {
  readonly port: Pick<ClientPort, 'configuration'>;
  /** Whether the client can be asked. */
  readonly canBeAsked: boolean;
  readonly folders: WorkspaceFolders;
  /** The settings until the client has sent its own, and for those that it leaves out. */
  readonly fallback: Settings;
  /** Milliseconds; {@link LONGEST_WAIT} where it is not set. */
  readonly longestWait?: number;
}

/**
 * The settings in force: the client's, requested where it answers requests, else as it pushed them; before it has said
 * anything, and where it never does, those of the initialization options.
 */
export class ClientSettings {
  readonly #source: SettingsSource;
  readonly #onChange: () => void;
  #window: Settings;
  /** By the URI of the workspace's folder, where there are several. */
  #folders: ReadonlyMap<string, Settings> = new Map();
  /** Counts the reads, so that a late answer does not undo a later one. */
  #turn = 0;

  /** {@link onChange} is called after each read that gave something, and after one that is given up. */
  constructor(source: SettingsSource, onChange: () => void) {
    this.#source = source;
    this.#onChange = onChange;
    this.#window = source.fallback;
  }

  /** The settings for the document of {@link uri}; those of the window without one. */
  of(uri?: string): Settings {
    const folder = uri === undefined ? undefined : this.#source.folders.around(uri);
    return (folder && this.#folders.get(folder.uri)) ?? this.#window;
  }

  /**
   * Reads the settings again; {@link pushed} is what the client said of them by itself. Resolves when they are in
   * force, or after the longest wait with those before; an answer that comes later still counts. Never rejects.
   */
  async read(pushed?: unknown): Promise<void> {
    const turn = ++this.#turn;
    const settle = (received: readonly unknown[] | undefined): void => {
      if (turn !== this.#turn) return;
      if (received) this.#take(received);
      this.#onChange();
    };
    if (!this.#source.canBeAsked) return settle(pushedSettings(pushed));
    const answered = this.#ask().then((received) => settle(received ?? pushedSettings(pushed)));
    const wait = this.#source.longestWait ?? LONGEST_WAIT;
    if (!(await isThroughWithin(wait, answered))) settle(pushedSettings(pushed));
  }

  /** What the client has for the window and for each of several folders; undefined where it does not say. */
  async #ask(): Promise<readonly unknown[] | undefined> {
    const scopes = this.#severalFolders().map(({ uri }) => ({ scopeUri: uri, section: SECTION }));
    const answer = await this.#source.port.configuration([{ section: SECTION }, ...scopes]);
    return answer.given ? answer.value : undefined;
  }

  #take([window, ...byFolder]: readonly unknown[]): void {
    const { fallback } = this.#source;
    this.#window = readSettings(window, fallback);
    const pairs = this.#severalFolders().flatMap(({ uri }, number): [string, Settings][] =>
      number < byFolder.length ? [[uri, readSettings(byFolder[number], fallback)]] : [],
    );
    this.#folders = new Map(pairs);
  }

  /** The workspace's folders where they may differ: those of one are the window's. */
  #severalFolders(): readonly Folder[] {
    const { all } = this.#source.folders;
    return all.length > 1 ? all : [];
  }
}

/** Settings of Yinju in what a client pushed, as an answer would hold them; undefined where there are none. */
function pushedSettings(pushed: unknown): readonly unknown[] | undefined {
  if (typeof pushed !== 'object' || pushed === null || !(SECTION in pushed)) return undefined;
  return [pushed[SECTION]];
}

/** Whether {@link work} is through within so many milliseconds. */
async function isThroughWithin(milliseconds: number, work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
