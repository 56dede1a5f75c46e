import { readPaper } from '../../src/export/readDraft.ts';

/** The headings of a draft, exported: title as level 0. */
export function exported(text: string, languageId = 'gongwen'): [number, string][] {
  return readPaper({ text, languageId }).blocks.flatMap((block): [number, string][] => {
    if (block.kind === 'title') return [[0, block.lines.join('')]];
    return block.kind === 'heading' ? [[block.level, block.runs.map((run) => run.text).join('')]] : [];
  });
}
