import { expect, it } from 'vitest';
import { lineEndAfter, lineStartBefore } from '../../../src/engine/text/lineStarts.ts';

it.each([
  ['|', '[]'],
  ['一|二', '[一二]'],
  // Before a break at the very beginning there is no line but the empty one.
  ['|\n一', '[]\n一'],
  ['|\r一', '[]\r一'],
  ['\n|一', '\n[一]'],
  ['一|\r\n二', '[一]\r\n二'],
  ['一\r\n|二', '一\r\n[二]'],
  ['一\r|二\r三', '一\r[二]\r三'],
  ['一\n二|', '一\n[二]'],
  ['一\n|', '一\n[]'],
])('the line around %j is %j', (marked, expected) => {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const start = lineStartBefore(text, offset);
  const end = lineEndAfter(text, offset);
  expect(`${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`).toBe(expected);
});
