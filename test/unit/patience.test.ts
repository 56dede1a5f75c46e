import { afterEach, describe, expect, it } from 'vitest';
import { patience, tried } from '../editor/support/patience.ts';
import { runMocha } from '../editor/support/runMocha.ts';
import { PATIENCE } from '../editor/support/settled.ts';

afterEach(() => tried(undefined));

describe('an editor test', () => {
  it('waits longer each time that it is tried again, and longest between tests', async () => {
    const waits: number[] = [];
    const outcome = await runMocha(
      () => {
        suite('one', () => {
          suiteSetup(() => void waits.push(patience()));
          test('fails twice', () => {
            waits.push(patience());
            if (waits.length < 4) throw new Error('lost');
          });
          test('passes', () => void waits.push(patience()));
          suiteTeardown(() => void waits.push(patience()));
        });
      },
      { name: 'two tests', print: () => undefined, retries: 2 },
    );
    expect(outcome).toMatchObject({ passed: ['one fails twice', 'one passes'], failed: [] });
    expect(waits.map((wait) => Math.round((3 * wait) / PATIENCE))).toEqual([3, 1, 2, 3, 1, 3]);
  });

  it('waits as long as it may where it is tried but once', async () => {
    const waits: number[] = [];
    await runMocha(() => suite('one', () => test('passes', () => void waits.push(patience()))), {
      name: 'one test',
      print: () => undefined,
    });
    expect(waits).toEqual([PATIENCE]);
  });
});
