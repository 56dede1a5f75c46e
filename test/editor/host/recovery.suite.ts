import { equal, ok } from 'node:assert/strict';
import { setup, suite, test } from 'mocha';
import * as vscode from 'vscode';
import { languageServers } from '../support/processes.ts';
import { settled } from '../support/settled.ts';
import { draft, extension, whenReady } from './editor.ts';

/** The server falls: it comes back once, and knows the open draft. */
export function recoverySuite(): void {
  suite('recovery', () => {
    // Tried again alone, nothing before it has woken the extension.
    setup(() => extension().activate());

    test('a killed server comes back once, with the state of the draft', async function () {
      if (process.platform === 'win32') this.skip();
      const api = extension().exports;
      const editor = await draft('gongwen', '一、成效\n平稳。\n二、问题\n不少。\n|');
      await whenReady();
      const before = serverProcesses();
      equal(before.length, 1);
      equal(api.crashes(), 0);
      process.kill(before[0], 'SIGKILL');
      await settled('the fall', api.onDidChange, () => api.crashes() > 0);
      await whenReady();
      const after = serverProcesses();
      equal(after.length, 1);
      ok(after[0] !== before[0]);
      equal(api.crashes(), 1);
      // Nobody saved the draft: its headings can only come from a server that was sent its text again.
      await editor.edit((edit) => edit.insert(editor.selection.active, '三、打算\n再接再厉。\n'));
      const headings = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        editor.document.uri,
      );
      equal(headings.length, 3);
    });

    test('the command restarts it', async () => {
      const { crashes } = extension().exports;
      await draft('gongwen', '|');
      await whenReady();
      const before = serverProcesses();
      const fallen = crashes();
      await vscode.commands.executeCommand('yinju.restart');
      await whenReady();
      const after = serverProcesses();
      equal(after.length, 1);
      ok(after[0] !== before[0]);
      equal(crashes(), fallen);
    });
  });
}

/** Process ids of the language servers that this extension host started. */
function serverProcesses(): number[] {
  return languageServers()
    .filter(({ parent }) => parent === process.pid)
    .map(({ id }) => id);
}
