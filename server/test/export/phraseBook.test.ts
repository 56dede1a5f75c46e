import { describe, expect, it } from 'vitest';
import { phraseBook } from '../../src/export/phraseBook.ts';

const phrase = (original: string, articles: number) => ({
  text: original,
  original,
  articles,
  places: articles,
});
const PHRASES = [
  phrase('发展', 9),
  phrase('统筹发展和安全', 4),
  phrase('重庆市', 3),
  phrase('“一站式”服务', 8),
  phrase('某某机密工程', 7),
];

describe('phraseBook', () => {
  it('lists what an input method can write, the most useful first', async () => {
    const { content, entries } = await phraseBook(PHRASES, 'text');
    expect(content).toBe('某某机密工程\n统筹发展和安全\n发展\n重庆市\n');
    expect(entries).toBe(4);
  });

  it('leaves out what holds a text that must not leave', async () => {
    expect((await phraseBook(PHRASES, 'text', ['机密'])).content).toBe('统筹发展和安全\n发展\n重庆市\n');
  });

  it('writes a dictionary of Rime: pinyin in context, saved keys times articles', async () => {
    const { content } = await phraseBook([phrase('重庆市', 3), phrase('统筹发展和安全', 4)], 'rime');
    expect(content.split('...\n\n')[1]).toBe(
      '统筹发展和安全\ttong chou fa zhan he an quan\t84\n重庆市\tchong qing shi\t33\n',
    );
    expect(content).toMatch(/^# Rime dictionary\n# encoding: utf-8\n---\nname: yinju\n/u);
  });

  it('writes a personal dictionary of Gboard', async () => {
    expect((await phraseBook([phrase('重庆市', 3)], 'gboard')).content).toBe(
      '# Gboard Dictionary version:1\n# Gboard Dictionary format:shortcut\tword\tlanguage_tag\ncqs\t重庆市\tzh-CN\n',
    );
  });
});
