import { expect, test } from 'vitest';
import { byTheme } from '../../client/src/text/themes.ts';

const answers = (themes: string): { theme: string; rank: number }[] =>
  [...themes].map((theme, rank) => ({ theme: theme === '-' ? '' : theme, rank }));

test('the best stay on top, the others stand by theme, what has no theme of two comes last', () => {
  const groups = byTheme(answers('abababc-d'));
  expect(groups.map(({ theme, answers: own }) => `${theme}:${own.map(({ rank }) => rank).join('')}`)).toEqual(
    [':01234', ':5678'],
  );
  expect(
    byTheme(answers('-----bcbd-c')).map(
      ({ theme, answers: own }) => `${theme}:${own.map(({ rank }) => rank).join(',')}`,
    ),
  ).toEqual([':0,1,2,3,4', 'b:5,7', 'c:6,10', ':8,9']);
  expect(byTheme([])).toEqual([]);
});
