import { afterEach, describe, expect, it } from 'vitest';
import { patience, tried } from '../editor/support/patience.ts';
import { runMocha } from '../editor/support/runMocha.ts';
import { PATIENCE } from '../editor/support/settled.ts';

afterEach(() => tried(undefined));

function note(waits: number[]): void {
  waits.push(patience());
}

describe('an editor test', () => {
  it('waits longer each time that it is tried again, and longest between tests', async () => {
    const waits: number[] = [];
    const outcome = await runMocha(
      () => {
        suite('one', () => {
          suiteSetup(() => note(waits));
          test('fails twice', () => {
            note(waits);
            if (waits.length < 4) throw new Error('lost');
          });
          test('passes', () => note(waits));
          suiteTeardown(() => note(waits));
        });
      },
      { name: 'two tests', print: () => undefined, retries: 2 },
    );
    expect(outcome).toMatchObject({ passed: ['one fails twice', 'one passes'], failed: [] });
    expect(waits.map((wait) => Math.round((3 * wait) / PATIENCE))).toEqual([3, 1, 2, 3, 1, 3]);
  });

  it('waits as long as it may where it is tried but once', async () => {
    const waits: number[] = [];
    await runMocha(() => suite('one', () => test('passes', () => note(waits))), {
      name: 'one test',
      print: () => undefined,
    });
    expect(waits).toEqual([PATIENCE]);
  });
});
