import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readSource } from '../../../server/src/corpus/readSource.ts';
import type { Article, SourceFile } from '../../../server/src/engine/model.ts';
import { ReportMaker } from '../../speed/generate.ts';
import { type Folder, readFolder, writeByTime } from '../keystrokes/folders.ts';
import { TINY_FOLDER } from '../tiny.ts';

const FIELD = resolve('..', 'shared', 'field');
const REPORTS = resolve('..', 'shared', 'corpus', 'national');
/** Bulletins from that day on are written; how many passages are fetched was tuned on those of odd numbers. */
const FROM = '20240701';
const STRIDE = 18;
/**
 * Every so many national reports one is left out and written. No fetching was tuned on them; the predictor's weights were
 * fit on some of the years, and serve both sides of the comparison alike.
 */
const REPORT_STRIDE = 12;
const FIRST_REPORT = 8;
/** What is made where real text does not suffice: reports of about so many characters, a tenth taken from others. */
const MADE = { characters: 0, seed: 11, reuse: 0.1, perFile: 5000 };

/** A corpus, and what is written with it that it does not hold. */
export interface Material {
  readonly corpus: readonly SourceFile[];
  readonly bulletins: readonly Article[];
  readonly reports: readonly Article[];
}

/** What the evaluation was asked for: {@link isTuning} takes the bulletins that were tuned on. */
export interface MaterialPlan {
  readonly characters: number;
  readonly isTuning: boolean;
}

/**
 * Reads a corpus of so many characters: national reports, then the newest news, laws, and what is missing made after
 * these. Undefined where there is nothing to read.
 */
export async function readMaterial(plan: MaterialPlan): Promise<Material | undefined> {
  if (!existsSync(FIELD) || !existsSync(REPORTS)) return undefined;
  const national = await readFolder('national', REPORTS);
  const news = await readFolder('news', resolve(FIELD, 'news'));
  const laws = await readFolder('laws', resolve(FIELD, 'laws'));
  const left = [...writeByTime(news, FROM, STRIDE)];
  const isWritten = (_: SourceFile, number: number): boolean => number % REPORT_STRIDE === FIRST_REPORT;
  const before = left[0].rest.toReversed();
  const real = [
    ...national.files.filter((file, number) => !isWritten(file, number)),
    ...before,
    ...laws.files,
  ];
  return {
    corpus: await filled(real, plan.characters),
    bulletins: left.filter((_, number) => (number % 2 === 1) === plan.isTuning).map(({ article }) => article),
    reports: national.files
      .filter(isWritten)
      .toReversed()
      .flatMap(({ articles }) => articles),
  };
}

/** A few texts of the starter corpus, the first of which is written from the others. */
export async function tinyMaterial(): Promise<Material> {
  const { files }: Folder = await readFolder('seeds', resolve(TINY_FOLDER));
  return {
    corpus: files.slice(1),
    bulletins: files.slice(0, 1).flatMap(({ articles }) => articles),
    reports: [],
  };
}

/** The first of {@link files}, about {@link characters} of them, and reports made after them where they are fewer. */
async function filled(files: readonly SourceFile[], characters: number): Promise<SourceFile[]> {
  const taken: SourceFile[] = [];
  let length = 0;
  for (const file of files) {
    if (length >= characters) return taken;
    taken.push(file);
    length += lengthOf(file);
  }
  const maker = new ReportMaker(textOf(files), MADE);
  for (let number = 0; length < characters; number++) {
    const name = `made-${number}.txt`;
    const { format, articles } = await readSource(Buffer.from(maker.report()), name);
    const file = { uri: `file:///${name}`, format, weight: 1, articles };
    taken.push(file);
    length += lengthOf(file);
  }
  return taken;
}

function* textsOf({ articles }: SourceFile): Generator<string> {
  for (const { passages } of articles) for (const { text } of passages) yield text;
}

function lengthOf(file: SourceFile): number {
  let length = 0;
  for (const text of textsOf(file)) length += text.length;
  return length;
}

function textOf(files: readonly SourceFile[]): string {
  return files.flatMap((file) => [...textsOf(file)]).join('\n');
}
