import { basename, resolve } from 'node:path';
import type { InitializeParams, WorkspaceFolder, WorkspaceFoldersChangeEvent } from 'vscode-languageserver';
import { fileUri, pathOfUri } from '../files/filePath.ts';
import { isInside } from '../host/paths.ts';

/** A folder of the workspace that lies on this machine. */
export interface Folder {
  readonly uri: string;
  readonly name: string;
  /** Absolute. */
  readonly path: string;
}

/** The folders that are open at the client, as far as they lie on this machine. */
export class WorkspaceFolders {
  #folders: readonly Folder[];

  constructor(folders: readonly Pick<WorkspaceFolder, 'uri' | 'name'>[] = []) {
    this.#folders = folders.flatMap(toFolder);
  }

  /** Those that a client names when it begins, in any of the ways that the protocol has had. */
  static of({ workspaceFolders, rootUri, rootPath }: InitializeParams): WorkspaceFolders {
    if (workspaceFolders && workspaceFolders.length > 0) return new WorkspaceFolders(workspaceFolders);
    const uri = rootUri ?? (rootPath ? fileUri(resolve(rootPath)) : undefined);
    return new WorkspaceFolders(typeof uri === 'string' ? [{ uri, name: '' }] : []);
  }

  get all(): readonly Folder[] {
    return this.#folders;
  }

  /** The folder that relative paths start from. */
  get first(): Folder | undefined {
    return this.#folders[0];
  }

  named(name: string): Folder | undefined {
    return this.#folders.find((folder) => folder.name === name);
  }

  /** The innermost folder that holds the document of {@link uri}. */
  around(uri: string): Folder | undefined {
    const path = pathOfUri(uri);
    if (path === undefined) return undefined;
    return this.#folders
      .filter((folder) => isInside(path, folder.path))
      .reduce<Folder | undefined>(
        (inner, folder) => (inner && inner.path.length >= folder.path.length ? inner : folder),
        undefined,
      );
  }

  /** What names the folder of a draft among a command's arguments: its URI where there are several, else nothing. */
  argumentsFor(uri: string): string[] {
    return this.#folders.length > 1 ? [uri] : [];
  }

  change({ added, removed }: WorkspaceFoldersChangeEvent): void {
    const gone = new Set(removed.map(({ uri }) => uri));
    const left = this.#folders.filter(({ uri }) => !gone.has(uri));
    this.#folders = [...left, ...added.flatMap(toFolder)];
  }
}

function toFolder({ uri, name }: Pick<WorkspaceFolder, 'uri' | 'name'>): Folder[] {
  const path = pathOfUri(uri);
  return path === undefined ? [] : [{ uri, name: name || basename(path), path }];
}
