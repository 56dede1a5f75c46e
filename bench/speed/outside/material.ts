import { readFile } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { diskFiles } from '../../../server/src/files/diskFiles.ts';
import { listFiles } from '../../../server/src/files/listFiles.ts';
import { readSource } from '../../../server/src/corpus/readSource.ts';
import { literalPattern } from '../literalPattern.ts';
import { Random } from '../../random.ts';

/** What a corpus is asked about: drafts that it does not hold, and phrases that it does. */
export interface Material {
  /** Texts of files that are kept out of the corpus. */
  readonly drafts: readonly string[];
  /** Patterns of those files. */
  readonly exclude: readonly string[];
  /** Drawn at random places, so that a phrase comes as often as it is in the corpus. */
  readonly drawn: readonly string[];
  /** The most frequent ones of each length. */
  readonly frequent: readonly string[];
}

/** Files held back, at most: one in {@link HELD_BACK_SHARE} of the files. */
const HELD_BACK = 20;
const HELD_BACK_SHARE = 10;
/** Characters of a file that makes a draft. */
const DRAFT_LEAST = 1000;
const LENGTHS = [1, 2, 3, 4, 6, 8, 12];
const DRAWN = 210;
const FREQUENT_OF_EACH = 8;
/** Characters of the corpus that are read for phrases. */
const SAMPLED = 3_000_000;

/** Draws drafts and phrases from the files in {@link folder}: the same for the same files and {@link seed}. */
export async function materialOf(folder: string, seed: number): Promise<Material> {
  const paths: string[] = [];
  for await (const { path } of listFiles(diskFiles, [folder])) paths.push(path);
  const order = new Random(seed).shuffled(paths.sort());
  const drafts: string[] = [];
  const exclude: string[] = [];
  const sample: string[] = [];
  const held = Math.min(HELD_BACK, Math.ceil(paths.length / HELD_BACK_SHARE));
  let sampled = 0;
  for (const path of order) {
    if (sampled > SAMPLED) break;
    const reading = await readSource(await readFile(path), path).catch(() => undefined);
    if (!reading) continue;
    if (drafts.length < held && reading.text.length >= DRAFT_LEAST) {
      drafts.push(reading.text);
      exclude.push(literalPattern(relative(folder, path).replaceAll(sep, '/')));
    } else {
      sample.push(reading.text);
      sampled += reading.text.length;
    }
  }
  if (drafts.length === 0 || sample.length === 0) throw new Error(`too little text can be read in ${folder}`);
  return { drafts, exclude, ...phrasesOf(sample.join('\n'), seed) };
}

function phrasesOf(text: string, seed: number): Pick<Material, 'drawn' | 'frequent'> {
  const random = new Random(seed);
  const drawn: string[] = [];
  for (let tries = 0; drawn.length < DRAWN && tries < 100 * DRAWN; tries++) {
    const length = LENGTHS[drawn.length % LENGTHS.length];
    const start = random.below(text.length);
    const phrase = text.slice(start, start + length);
    if (phrase.length === length && HAN.test(phrase)) drawn.push(phrase);
  }
  return { drawn, frequent: LENGTHS.flatMap((length) => mostFrequent(text, length)) };
}

const HAN = /^\p{Script=Han}+$/u;

function mostFrequent(text: string, length: number): string[] {
  const counts = new Map<string, number>();
  for (const run of text.match(/\p{Script=Han}+/gu) ?? []) {
    for (let i = 0; i + length <= run.length; i++) {
      const phrase = run.slice(i, i + length);
      counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
    }
    // Longer phrases are nearly all there is: those seen once by now are not frequent ones.
    if (counts.size > MOST_COUNTED)
      for (const [phrase, count] of counts) if (count === 1) counts.delete(phrase);
  }
  return [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, FREQUENT_OF_EACH)
    .map(([phrase]) => phrase);
}

const MOST_COUNTED = 1_000_000;
