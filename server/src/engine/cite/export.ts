import papa from 'papaparse';
import { decodedUri } from '../text/fileNames.ts';
import { inert } from '../text/inert.ts';
import {
  boldMarkdown,
  escapeMarkdown,
  joinMarkdown,
  markdown,
  type SafeMarkdown,
} from '../text/safeMarkdown.ts';
import type { CitedSource } from './source.ts';

/** Names of the columns, in the reader's language. */
export interface ExportLabels {
  readonly title: string;
  readonly date: string;
  readonly section: string;
  readonly text: string;
  readonly file: string;
  readonly line: string;
}

/**
 * Lines of a concordance as comma-separated values (RFC 4180) with a byte order mark, so that spreadsheets read
 * the Chinese. The match is in 【】. A field that a spreadsheet would take for a formula opens with `'`.
 */
export function toCsv(lines: readonly CitedSource[], labels: ExportLabels): string {
  const header = [labels.title, labels.date, labels.section, labels.text, labels.file, labels.line];
  const rows = lines.map((line) => [
    line.title,
    line.date,
    line.headings.join(' / '),
    `${line.before}【${line.match}】${line.after}`,
    pathIn(line.uri),
    String(line.range.start.line + 1),
  ]);
  const table = [header, ...rows].map((row) => row.map(safeField));
  return `\ufeff${papa.unparse(table, { newline: '\r\n' })}\r\n`;
}

/** Lines of a concordance as Markdown: a heading, then one item a line, grouped by article in the order given. */
export function toMarkdown(phrase: string, counts: string, lines: readonly CitedSource[]): SafeMarkdown {
  const groups = new Map<string, CitedSource[]>();
  for (const line of lines) {
    const key = `${line.uri}\n${line.title}`;
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  const sections = [...groups.values()].map((group) => {
    const [{ title, date }] = group;
    const items = group.map(({ before, match, after, headings }) => {
      const where = escapeMarkdown(headings.length > 0 ? ` — ${headings.join(' / ')}` : '');
      return markdown`- ${escapeMarkdown(before)}${boldMarkdown(match)}${escapeMarkdown(after)}${where}`;
    });
    const dated = date === '' ? markdown`` : markdown` (${escapeMarkdown(date)})`;
    return markdown`## ${escapeMarkdown(title)}${dated}\n\n${joinMarkdown(items, '\n')}\n`;
  });
  return markdown`# ${escapeMarkdown(phrase)}\n\n${escapeMarkdown(counts)}\n\n${joinMarkdown(sections, '\n')}`;
}

/** Where a file lies, as people write it; the whole address of what is not a file of this machine. */
function pathIn(uri: string): string {
  const path = /^file:\/\/([^/]*)(\/[^?#]*)/iu.exec(uri);
  if (!path) return decodedUri(uri);
  const [, host, rest] = path;
  const decoded = decodedUri(rest).replace(/^\/(?=[a-z]:\/)/iu, '');
  return host === '' ? decoded : `//${host}${decoded}`;
}

/** A field that no spreadsheet takes for a formula. They take full-width signs for ASCII ones, and pass over blanks. */
function safeField(field: string): string {
  const text = inert(field);
  return /^\s*[=+\-@＝＋－＠]/u.test(text) ? `'${text}` : text;
}
