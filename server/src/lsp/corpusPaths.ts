import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A corpus path of the settings as an absolute one: takes `file:` URIs, a leading `~`, VS Code's
 * `${workspaceFolder}`, and paths relative to {@link root} (the workspace's folder, or where the server was
 * started).
 */
export function absoluteCorpusPath(path: string, root: string): string {
  const trimmed = path.trim();
  if (URL.canParse(trimmed) && trimmed.startsWith('file:')) return fileURLToPath(trimmed);
  if (/^~(?=$|[/\\])/.test(trimmed)) return join(homedir(), trimmed.slice(1));
  const expanded = trimmed.replace('${workspaceFolder}', root);
  return isAbsolute(expanded) ? resolve(expanded) : resolve(root, expanded);
}

/** The folder that relative corpus paths start from. */
export function rootFolder(workspaceUri: string | null | undefined): string {
  return workspaceUri?.startsWith('file:') ? fileURLToPath(workspaceUri) : process.cwd();
}
