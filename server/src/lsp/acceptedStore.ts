import { MessageType } from 'vscode-languageserver';
import type { AcceptedEntry } from '../engine/check/accepted.ts';
import { AcceptedFindings } from '../host/acceptedFindings.ts';
import type { Translate } from '../messages/translate.ts';
import type { ClientPort } from './clientPort.ts';
import type { WorkspaceFolders } from './workspaceFolders.ts';
import type { WorkspaceTrust } from './workspaceTrust.ts';

/**
 * What drafters accepted, by the folder of the workspace that holds the draft. A draft outside of all folders
 * goes with the first one; where no folder is open, nothing is written and it is remembered until the server ends. A
 * workspace that is not trusted has no say, and is not written to.
 */
export class AcceptedStore {
  readonly #folders: WorkspaceFolders;
  readonly #trust: WorkspaceTrust;
  readonly #port: Pick<ClientPort, 'showMessage'>;
  readonly #translate: Translate;
  /** By the path of the folder; by nothing for what no folder keeps. */
  readonly #stores = new Map<string | undefined, AcceptedFindings>();
  /** The last state of each that was looked at for problems. */
  readonly #told = new Map<AcceptedFindings, number>();

  constructor(
    folders: WorkspaceFolders,
    trust: WorkspaceTrust,
    port: Pick<ClientPort, 'showMessage'>,
    translate: Translate,
  ) {
    this.#folders = folders;
    this.#trust = trust;
    this.#port = port;
    this.#translate = translate;
  }

  /** Whether what is accepted in the draft of {@link uri} outlives the session. */
  isKept(uri: string): boolean {
    return this.#of(uri).path !== undefined;
  }

  /**
   * What was accepted in the draft of {@link uri}, and a number that changes with it. A file that cannot be used is named
   * to the user, once for each state of it; what it said before holds, as it does where the disk takes long. Never rejects.
   */
  async for(uri: string): Promise<{ readonly entries: readonly AcceptedEntry[]; readonly revision: number }> {
    if (!this.#trust.granted) return NOTHING;
    const store = this.#of(uri);
    await store.look();
    this.#tell(store);
    return { entries: store.entries, revision: store.revision };
  }

  /** Puts {@link entry} into the draft of {@link uri}; true where it is there afterwards. Failures are shown to the user. */
  async accept(entry: AcceptedEntry, uri: string): Promise<boolean> {
    if (!this.#trust.granted) return false;
    const store = this.#of(uri);
    try {
      await store.accept(entry);
      return true;
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      const message = this.#translate('accepted.notWritten', store.path ?? '', problem);
      this.#port.showMessage(MessageType.Error, message);
      return false;
    }
  }

  #tell(store: AcceptedFindings): void {
    const { path, problem, revision } = store;
    if (path !== undefined && problem && this.#told.get(store) !== revision) {
      this.#port.showMessage(MessageType.Warning, this.#translate('accepted.wrong', path, problem.message));
    }
    this.#told.set(store, revision);
  }

  #of(uri: string): AcceptedFindings {
    const root = (this.#folders.around(uri) ?? this.#folders.first)?.path;
    let store = this.#stores.get(root);
    if (!store) this.#stores.set(root, (store = new AcceptedFindings(root)));
    return store;
  }
}

const NOTHING = { entries: [], revision: 0 } as const;
