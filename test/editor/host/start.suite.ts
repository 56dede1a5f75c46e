import { ok } from 'node:assert/strict';
import { suite, test } from 'mocha';
import { figures } from '../support/runMocha.ts';
import { completions, draft, extension, whenReady } from './editor.ts';

/** The first seconds: nothing runs before a draft opens, then the starter corpus serves. */
export function startSuite(): void {
  suite('start', () => {
    test('is asleep until a draft opens', () => {
      ok(!extension().isActive);
    });

    test('activates, and completes from the starter corpus', async () => {
      const start = performance.now();
      await extension().activate();
      figures['activation, ms'] = performance.now() - start;
      const editor = await draft('gongwen', '坚持以人民为|');
      await whenReady((articles, starter) => starter && articles > 0);
      const items = await completions(editor);
      figures['cold start to the first completion (starter corpus), ms'] = performance.now() - start;
      ok(items.length > 0);
    });
  });
}
