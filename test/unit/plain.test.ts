import { expect, test } from 'vitest';
import { withoutIcons, withoutLinks } from '../../client/src/text/plain.ts';

test('a name with an icon in it is shown as it is', () => {
  expect(withoutIcons('$(trash) 甲$(sync~spin).docx')).toBe(String.raw`\$(trash) 甲\$(sync~spin).docx`);
});

/** What VS Code's `parseLinkedText` takes for a link. */
const LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/giu;

test('a name with a link in it is not a link', () => {
  const name = '无法读取 [点此](command:workbench.action.quit "甲")、[乙](https://example.invalid).txt';
  expect(name.match(LINK)).toHaveLength(2);
  expect(withoutLinks(name).match(LINK)).toBeNull();
  expect(withoutLinks(name).replaceAll('\u200B', '')).toBe(name);
});
