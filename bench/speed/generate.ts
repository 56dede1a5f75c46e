import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { diskFiles } from '../../server/src/files/diskFiles.ts';
import { listFiles } from '../../server/src/files/listFiles.ts';
import { readSource } from '../../server/src/corpus/readSource.ts';
import { Random } from '../random.ts';

export interface CorpusPlan {
  readonly characters: number;
  readonly seed: number;
  /** Part of the paragraphs that are taken whole from an earlier report. */
  readonly reuse: number;
  /** Characters of one report. */
  readonly perFile: number;
}

/** Files of one folder at most. */
const FILES_PER_FOLDER = 500;
/** Part of the clauses that are taken as they are in the source; the others are made up from it. */
const VERBATIM = 0.3;
/** Spread of the reports' lengths, of their logarithms: as that of laws and bulletins. */
const SPREAD = 0.6;
/** The last paragraphs made, from which pieces are reused. */
const KEPT = 5000;
/** Paragraphs of one piece that is reused, at most; it takes half as many on the average. */
const LONGEST_REUSE = 12;
/** Part of the made-up clauses with a character of any rarity: a name, a term. */
const WITH_RARE = 0.12;
/** How a line may open: numbers of articles and items, marks of Markdown, the dateline of news. */
const OPENING =
  /^[\s　]*(?:第[一二三四五六七八九十百零〇]+[编章节条款][\s　]*|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]+）|\d{1,3}[.、]\s*|#{1,4}\s+|[-*]\s+)?/u;
const HAN_FIRST = 0x4e00;
const HAN_COUNT = 0x51a6;
const PAIRS = ['“”', '《》', '（）'];
/** Characters of a clause with its mark, about, and the share of clauses that end a sentence. */
const USUAL_CLAUSE = 12;
const SENTENCE_ENDS = 0.3;

/**
 * Makes reports from real ones: clauses of the source drawn by Zipf's law, clauses made up by a chain of its
 * characters (each drawn after the two before it, so that runs are as likely as in the source, but new) with rare
 * characters among them, and paragraphs reused, several in a row. Paragraphs are as long as those of the source and open
 * as they do; quotations and titles are as frequent. Most reports are short and some very long.
 */
export class ReportMaker {
  readonly #random: Random;
  readonly #clauses: readonly string[];
  readonly #chain: ReadonlyMap<string, string>;
  readonly #plan: CorpusPlan;
  /** Openings and lengths of the source's lines, and blank lines for each of them. */
  readonly #openings: readonly string[];
  readonly #lengths: Uint32Array;
  readonly #blank: number;
  /** Pairs of marks around something, for each clause of the source. */
  readonly #pairRate: number;
  readonly #paragraphs: string[] = [];
  #reports = 0;
  #made = 0;

  constructor(source: string, plan: CorpusPlan) {
    this.#plan = plan;
    this.#random = new Random(plan.seed);
    const clauses = source
      .split(/[，。；：、！？\s“”（）《》]+/u)
      .filter(({ length }) => length >= 4 && length <= 30);
    this.#clauses = this.#random.shuffled([...new Set(clauses)]);
    this.#chain = chainOf(clauses);
    const all = source.split('\n');
    const lines = all.filter((line) => line.trim() !== '');
    this.#openings = lines.map((line) => OPENING.exec(line)?.[0] ?? '');
    this.#lengths = Uint32Array.from(lines, ({ length }) => length);
    this.#blank = (all.length - lines.length) / Math.max(1, lines.length);
    this.#pairRate = (source.match(/[“《（]/gu)?.length ?? 0) / clauses.length;
  }

  /** The next report, {@link CorpusPlan.perFile} characters long in the middle of all. */
  report(): string {
    const number = ++this.#reports;
    const most = this.#plan.perFile * Math.exp(SPREAD * this.#random.normal());
    const lines = [`关于${this.#clause()}情况的报告（第${number}号）`, ''];
    let length = 0;
    while (length < most) {
      for (const paragraph of this.#piece()) {
        lines.push(paragraph);
        if (this.#random.next() < this.#blank) lines.push('');
        length += paragraph.length;
      }
    }
    return `${lines.join('\n')}\n`;
  }

  /** A new paragraph, or some that stood one after the other before. */
  #piece(): readonly string[] {
    const known = this.#paragraphs.length;
    if (known > 100 && this.#random.next() < (2 * this.#plan.reuse) / LONGEST_REUSE) {
      const from = this.#random.below(known - LONGEST_REUSE);
      return this.#paragraphs.slice(from, from + 1 + this.#random.below(LONGEST_REUSE));
    }
    return [this.#paragraph()];
  }

  /** As long as a line of the source, to a clause, and opening as one does. */
  #paragraph(): string {
    const line = this.#random.below(this.#lengths.length);
    let text = this.#openings[line] || '　　';
    do {
      const isLast = text.length >= this.#lengths[line] - USUAL_CLAUSE;
      const end = isLast || this.#random.next() < SENTENCE_ENDS ? '。' : '，';
      text += this.#marked(this.#clause()) + end;
    } while (text.length < this.#lengths[line]);
    if (this.#paragraphs.length < KEPT) this.#paragraphs.push(text);
    else this.#paragraphs[this.#made++ % KEPT] = text;
    return text;
  }

  /** A clause with a part of it between marks, as often as clauses of the source have some. */
  #marked(clause: string): string {
    if (this.#random.next() >= this.#pairRate) return clause;
    const [opens, closes] = PAIRS[this.#random.below(PAIRS.length)];
    const at = this.#random.below(clause.length - 1);
    const end = at + 1 + this.#random.below(clause.length - at);
    return clause.slice(0, at) + opens + clause.slice(at, end) + closes + clause.slice(end);
  }

  #clause(): string {
    return this.#random.next() < VERBATIM
      ? this.#clauses[this.#random.zipf(this.#clauses.length)]
      : this.#madeUp();
  }

  #madeUp(): string {
    const opening = this.#clauses[this.#random.below(this.#clauses.length)];
    let text = opening.slice(0, 2);
    const length = 6 + this.#random.below(14);
    while (text.length < length) {
      const next = this.#chain.get(text.slice(-2)) ?? this.#chain.get(text.slice(-1)) ?? opening;
      text += next[this.#random.below(next.length)];
    }
    if (this.#random.next() >= WITH_RARE) return text;
    const at = 1 + this.#random.below(text.length - 1);
    const rare = String.fromCharCode(HAN_FIRST + this.#random.zipf(HAN_COUNT));
    return text.slice(0, at) + rare + text.slice(at + 1);
  }
}

/** After each pair of characters, and each one, the characters that follow it, as often as they do. */
function chainOf(clauses: readonly string[]): Map<string, string> {
  const chain = new Map<string, string>();
  for (const clause of clauses) {
    for (let i = 1; i < clause.length; i++) {
      const one = clause[i - 1];
      chain.set(one, (chain.get(one) ?? '') + clause[i]);
      if (i === 1) continue;
      const two = clause.slice(i - 2, i);
      chain.set(two, (chain.get(two) ?? '') + clause[i]);
    }
  }
  return chain;
}

/** Characters of a folder that corpora are made from: more would fill the memory and change nothing. */
const ENOUGH = 5_000_000;

/** The text of the reports in {@link folder}, of any format that Yinju reads, up to {@link ENOUGH} characters. */
export async function sourceText(folder: string): Promise<string> {
  const paths: string[] = [];
  for await (const { path } of listFiles(diskFiles, [folder])) paths.push(path);
  const texts: string[] = [];
  let length = 0;
  // Of all of the folder, where it is larger than that.
  for (const path of new Random(1).shuffled(paths.sort())) {
    if (length > ENOUGH) break;
    const reading = await readSource(await readFile(path), path).catch(() => undefined);
    if (!reading) continue;
    texts.push(reading.text);
    length += reading.text.length;
  }
  if (length === 0) throw new Error(`nothing can be read in ${folder}`);
  return texts.join('\n');
}

/** Characters of all that Yinju reads in {@link folder}. */
export async function charactersIn(folder: string): Promise<number> {
  let characters = 0;
  for await (const { path } of listFiles(diskFiles, [folder])) {
    const reading = await readSource(await readFile(path), path).catch(() => undefined);
    characters += reading?.text.length ?? 0;
  }
  return characters;
}

/** Writes a corpus into {@link folder} and returns its number of files. */
export async function writeCorpus(folder: string, maker: ReportMaker, plan: CorpusPlan): Promise<number> {
  let characters = 0;
  let files = 0;
  while (characters < plan.characters) {
    const subfolder = join(folder, String(Math.floor(files / FILES_PER_FOLDER)));
    if (files % FILES_PER_FOLDER === 0) await mkdir(subfolder, { recursive: true });
    const report = maker.report();
    await writeFile(join(subfolder, `report-${files}.txt`), report);
    characters += report.length;
    files++;
  }
  return files;
}
