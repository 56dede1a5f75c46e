import { ok } from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { suite, test } from 'mocha';
import type { ExtensionContext } from 'vscode';
import { figures } from '../support/runMocha.ts';
import { completions, draft, extension, whenReady } from './editor.ts';

/** The first seconds: no server runs before a draft opens, then the starter corpus is used. */
export function startSuite(): void {
  suite('start', () => {
    test('has no server until a draft opens', () => {
      ok(!extension().isActive || extension().exports.status() === undefined);
    });

    test('activates, and completes from the starter corpus', async () => {
      const start = performance.now();
      timeActivation();
      await extension().activate();
      const editor = await draft('gongwen', '坚持以人民为|');
      await whenReady((articles, starter) => starter && articles > 0);
      const items = await completions(editor);
      figures['cold start to the first completion (starter corpus), ms'] = performance.now() - start;
      ok(items.length > 0);
    });
  });
}

/**
 * Has the figure of the activation be what the editor itself counts as such: loading the code and calling
 * `activate`, without the editor's own talk between its processes.
 */
function timeActivation(): void {
  const require = createRequire(__filename);
  const path = require.resolve(join(extension().extensionPath, 'client/dist/extension.cjs'));
  const start = performance.now();
  const client = require(path) as { activate(context: ExtensionContext): unknown };
  const loading = performance.now() - start;
  const activate = (context: ExtensionContext): unknown => {
    const called = performance.now();
    const api = client.activate(context);
    figures['activation, ms'] = loading + performance.now() - called;
    return api;
  };
  const loaded = require.cache[path];
  if (loaded) loaded.exports = { ...client, activate };
}
