import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inertLine } from '../../../src/engine/text/inert.ts';
import {
  boldMarkdown,
  escapeMarkdown,
  joinMarkdown,
  linkMarkdown,
  markdown,
} from '../../../src/engine/text/safeMarkdown.ts';
import { HOSTILE, hostileText } from '../../support/hostileText.ts';
import { renderedMarkdown } from '../../support/renderedMarkdown.ts';

const SERVER = fileURLToPath(new URL('../../../src', import.meta.url));

/** What a reader sees of a text, its blanks made one. */
const seen = (text: string): string => inertLine(text).trim();

describe('safe Markdown', () => {
  it.each(HOSTILE)('%j stays text', (text) => {
    const { tags, text: shown } = renderedMarkdown(escapeMarkdown(text));
    expect(tags.filter((tag) => tag !== 'p')).toEqual([]);
    expect(seen(shown)).toBe(seen(text).replaceAll('\u0000', ''));
  });

  it('lets no text act, alone, after other text, in bold, in a list or as a label', () => {
    fc.assert(
      fc.property(hostileText(), hostileText(), (first, second) => {
        const a = escapeMarkdown(first);
        const b = escapeMarkdown(second);
        const target = 'file:///a(1).txt#L1,1';
        const whole = joinMarkdown(
          [
            markdown`${a}${b}`,
            markdown`${a}${boldMarkdown(second)}${a}`,
            markdown`- ${linkMarkdown(first, target)} ${b}  \n  ${a}${boldMarkdown(second)}`,
          ],
          '\n\n',
        );
        const { tags, links, text } = renderedMarkdown(whole);
        expect(new Set([...tags, 'p', 'strong', 'a', 'ul', 'li', 'br'])).toEqual(
          new Set(['p', 'strong', 'a', 'ul', 'li', 'br']),
        );
        expect(links).toEqual(seen(first) === '' ? [] : ['file:///a%281%29.txt#L1,1']);
        const parts = [first, second, first, second, first, first, second, first, second];
        expect(text.replaceAll(/[\s\u200B]/gu, '')).toBe(
          parts.map((part) => inertLine(part).replaceAll(/[\s\u200B]/gu, '')).join(''),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('keeps every bold text bold between letters', () => {
    const { tags } = renderedMarkdown(
      markdown`${escapeMarkdown('甲')}${boldMarkdown('𠮷“乙”')}${escapeMarkdown('丙')}`,
    );
    expect(tags).toEqual(['p', 'strong']);
  });

  it.each(['https://example.invalid', 'javascript:alert(1)', 'data:text/html,x', 'vscode://x', 'FILE:x', ''])(
    'links to nothing but files, sources and commands: %s',
    (target) => {
      expect(linkMarkdown('甲', target)).toBe('甲');
    },
  );

  it('keeps a target whole whatever it holds', () => {
    fc.assert(
      fc.property(hostileText(), (name) => {
        const { links, tags } = renderedMarkdown(linkMarkdown('甲', `file:///${name}`));
        expect(tags).toEqual(['p', 'a']);
        expect(links).toHaveLength(1);
      }),
    );
  });

  it('is made in one file alone', () => {
    const files = readdirSync(SERVER, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const makers = files.filter((file) =>
      /\bas SafeMarkdown\b|MarkupKind\.Markdown,/u.test(readFileSync(join(SERVER, file), 'utf8')),
    );
    expect(makers.map((file) => file.replaceAll('\\', '/')).sort()).toEqual([
      'engine/text/safeMarkdown.ts',
      'lsp/richText.ts',
    ]);
  });
});
