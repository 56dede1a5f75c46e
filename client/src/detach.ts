import type * as vscode from 'vscode';

let log: vscode.LogOutputChannel | undefined;

/** Sets where {@link detach} logs failures; to be called once, when the extension starts. */
export function logFailures(channel: vscode.LogOutputChannel): void {
  log = channel;
}

/** Lets {@link work} run on its own: nobody waits for it, and its failure is logged. */
export function detach(work: Thenable<unknown>): void {
  work.then(undefined, (error: unknown) => log?.error(error instanceof Error ? error : String(error)));
}
