import type { AcceptedEntry } from '../engine/check/accepted.ts';
import type { ServerContext } from './context.ts';

/**
 * Whether the user trusts the workspace. Where not, what its `.yinju/` says rules nothing: what is offered, what is
 * silenced, what is read. Only the client knows.
 */
export class WorkspaceTrust {
  #granted: boolean;

  constructor(granted: boolean) {
    this.#granted = granted;
  }

  get granted(): boolean {
    return this.#granted;
  }

  /** Takes in what the client says now; tells whether it is something else than before. */
  change(granted: boolean): boolean {
    const changed = granted !== this.#granted;
    this.#granted = granted;
    return changed;
  }
}

/** What drafters said may stand, where the workspace is trusted. A file of it that is broken is logged, and accepts nothing. */
export async function acceptedEntries({
  accepted,
  connection,
  trust,
}: Pick<ServerContext, 'accepted' | 'connection' | 'trust'>): Promise<readonly AcceptedEntry[]> {
  if (!trust.granted) return [];
  try {
    return await accepted.entries();
  } catch (error) {
    connection.console.warn(error instanceof Error ? error.message : String(error));
    return [];
  }
}
