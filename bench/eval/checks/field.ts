import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSource } from '../../../server/src/corpus/readSource.ts';
import type { Corpus } from '../../../server/src/engine/corpus.ts';
import { copyFlags, PassageCounts } from '../../../server/src/engine/index/copies.ts';
import { CorpusIndex } from '../../../server/src/engine/index/corpusIndex.ts';
import type { Shard } from '../../../server/src/engine/index/shard.ts';
import { ShardBuilder } from '../../../server/src/engine/index/shardBuilder.ts';
import { cutWords } from '../../../server/src/engine/index/words.ts';
import type { SourceFile } from '../../../server/src/engine/model.ts';
import { mineLexicon } from '../../../server/src/engine/phrases/mine.ts';
import type { Segmenter } from '../../../server/src/engine/text/segmenter.ts';
import { articlesAsFiles, readFolder } from './material.ts';

/** Where the real texts lie beside the project; see {@link fieldData}. */
const SHARED = '../shared';
const STARTER = 'seeds';
/** One file in this many of the national reports and of the laws, and the news of the last months, are unseen. */
const UNSEEN_OF = 4;
const UNSEEN_LAWS_OF = 8;
/** Of the unseen news, one day in this many is read. */
const NEWS_STEP = 4;
/** News from this file on are unseen: the last four months. */
const FIRST_UNSEEN_NEWS = '20240901';

/** Which half of the data a text belongs to: constants are chosen on the one, and figures given for both. */
export type Half = 'tuned on' | 'held out';
export const HALVES: readonly Half[] = ['tuned on', 'held out'];

/** A sentence as it was written, and as it should be. */
export interface RealSentence {
  readonly half: Half;
  readonly written: string;
  readonly right: string;
}

/** A report that its corpus does not hold. */
export interface UnseenReport {
  readonly half: Half;
  readonly kind: 'national' | 'news' | 'laws' | 'scraped' | 'starter';
  readonly file: SourceFile;
}

/** Real text and what it is checked against. */
export interface FieldData {
  readonly sentences: readonly RealSentence[];
  /** Laws, news and national reports: what {@link sentences} are checked against. */
  readonly whole: Corpus;
  /** The same without {@link unseen}. */
  readonly seen: Corpus;
  /** The national reports alone that are not unseen. */
  readonly small: Corpus;
  readonly unseen: readonly UnseenReport[];
  /** Reports of provinces and counties, of few of which there are enough: scraped ones and those of the starter corpus. */
  readonly local: readonly UnseenReport[];
  /** By half of {@link local}: {@link seen} with the reports of the other half. */
  readonly withPeers: Readonly<Record<Half, Corpus>>;
  /** Further news that {@link seen} does not hold, of other days: for weights to be fitted to, not for figures. */
  readonly further: readonly UnseenReport[];
}

/** True where the real texts are there. */
export function hasFieldData(): boolean {
  return ['field/slips.tsv', 'field/news', 'field/laws', 'corpus/national', 'corpus/reports'].every((path) =>
    existsSync(join(SHARED, path)),
  );
}

/**
 * Reads and indexes the real texts: 13 million characters, a minute. The split: sentences by a hash of the right
 * sentence, so that one sentence with several slips lies in one half; unseen reports by turns, of `corpus/reports` and the
 * starter corpus the first, third and fifth held out.
 */
export async function fieldData(segmenter: Segmenter): Promise<FieldData> {
  const national = articlesAsFiles(await filesOf('corpus/national'));
  const news = articlesAsFiles(await filesOf('field/news'));
  const laws = await filesOf('field/laws');
  const scraped = articlesAsFiles(await filesOf('corpus/reports'));
  const starter = articlesAsFiles(await readFolder(STARTER));
  const isUnseenNews = ({ uri }: SourceFile) => nameOf(uri) >= FIRST_UNSEEN_NEWS;
  const isUnseen = (files: readonly SourceFile[], of: number) =>
    new Set(files.filter((_, i) => i % of === 1));
  const unseenNational = isUnseen(national, UNSEEN_OF);
  const unseenLaws = isUnseen(laws, UNSEEN_LAWS_OF);

  const seen = new PassageCounts();
  const shard = (files: readonly SourceFile[]): Shard => shardOf(files, seen, segmenter);
  const known = shard([
    ...laws.filter((file) => !unseenLaws.has(file)),
    ...news.filter((file) => !isUnseenNews(file)),
    ...national.filter((file) => !unseenNational.has(file)),
  ]);
  const rest = shard([...unseenLaws, ...news.filter(isUnseenNews), ...unseenNational]);
  const inTurn = (kind: UnseenReport['kind'], files: readonly SourceFile[]): UnseenReport[] =>
    files.map((file, i) => ({ half: HALVES[i % 2], kind, file }));
  const heldOutFirst = (kind: UnseenReport['kind'], files: readonly SourceFile[]): UnseenReport[] =>
    files.map((file, i) => ({ half: HALVES[(i + 1) % 2], kind, file }));
  const local = [...heldOutFirst('scraped', scraped), ...heldOutFirst('starter', starter)];
  const withPeersOf = async (half: Half): Promise<Corpus> => {
    const peers = local.filter((report) => report.half !== half).map(({ file }) => file);
    return minedFrom([known, shardOf(peers, new PassageCounts(), segmenter)]);
  };
  return {
    sentences: realSentences(),
    whole: await minedFrom([known, rest]),
    seen: await minedFrom([known]),
    small: await minedFrom([
      shardOf(
        national.filter((file) => !unseenNational.has(file)),
        new PassageCounts(),
        segmenter,
      ),
    ]),
    unseen: [
      ...inTurn('national', [...unseenNational]),
      ...inTurn(
        'news',
        news.filter(isUnseenNews).filter((_, i) => i % NEWS_STEP === 0),
      ),
      ...inTurn('laws', [...unseenLaws]),
      ...heldOutFirst('scraped', scraped),
    ],
    local,
    withPeers: { 'tuned on': await withPeersOf('tuned on'), 'held out': await withPeersOf('held out') },
    further: news
      .filter(isUnseenNews)
      .filter((_, i) => i % NEWS_STEP === NEWS_STEP / 2)
      .map((file) => ({ half: 'tuned on', kind: 'news', file })),
  };
}

/** A corpus and texts that it does not hold, of those that constants are tuned on. */
export interface Fold {
  readonly corpus: Corpus;
  readonly reports: readonly UnseenReport[];
}

/** Of which turn in four the national reports, in eight the laws, and from when to when the news are left out of a fold. */
const FOLDS = [
  { national: 3, laws: [5], from: '20240501', to: '20240901' },
  { national: 2, laws: [3], from: '20240101', to: '20240501' },
];

/**
 * What is left out of the corpus on which rules are developed, what they are wrong about is read, and constants are compared: texts
 * of neither half, and of no fold that weights are fitted to. Every other law of two turns, every fourth national report and news of
 * four months.
 */
const DEVELOPED_ON = { national: 0, laws: [0, 7], from: '20230501', to: '20230901' };

/** The texts to develop on, see {@link DEVELOPED_ON}, and the corpus that they are left out of. */
export async function developedOn(segmenter: Segmenter): Promise<Fold> {
  return foldWithout(await readKinds(), DEVELOPED_ON, segmenter);
}

/**
 * Further corpora, one after the other as each takes as long as {@link fieldData}, and the texts left out of them: for weights
 * to be fitted to. None of these texts is held out.
 */
export async function* furtherFolds(segmenter: Segmenter): AsyncGenerator<Fold> {
  const kinds = await readKinds();
  for (const turns of FOLDS) yield await foldWithout(kinds, turns, segmenter);
}

async function readKinds() {
  return {
    national: articlesAsFiles(await filesOf('corpus/national')),
    news: articlesAsFiles(await filesOf('field/news')),
    laws: await filesOf('field/laws'),
  };
}

async function foldWithout(
  { national, news, laws }: Readonly<Record<'national' | 'news' | 'laws', readonly SourceFile[]>>,
  turns: (typeof FOLDS)[number],
  segmenter: Segmenter,
): Promise<Fold> {
  const isOut = {
    national: national.filter((_, i) => i % UNSEEN_OF === turns.national),
    news: news.filter(({ uri }) => nameOf(uri) >= turns.from && nameOf(uri) < turns.to),
    laws: laws.filter((_, i) => turns.laws.includes(i % UNSEEN_LAWS_OF)),
  };
  const out = new Set([...isOut.national, ...isOut.news, ...isOut.laws]);
  const kept = [...laws, ...news, ...national].filter((file) => !out.has(file));
  const reports = (kind: UnseenReport['kind'], files: readonly SourceFile[]): UnseenReport[] =>
    files.map((file) => ({ half: 'tuned on', kind, file }));
  return {
    corpus: await minedFrom([shardOf(kept, new PassageCounts(), segmenter)]),
    reports: [
      ...reports('national', isOut.national),
      ...reports(
        'news',
        isOut.news.filter((_, i) => i % NEWS_STEP === 0),
      ),
      ...reports('laws', isOut.laws),
    ],
  };
}

/** One text in this many is read where texts of a kind are strangers to their corpus. */
const STRANGERS_STEP = { national: 2, news: 30, laws: 12 };

/**
 * Corpora that lack a kind of texts altogether, and texts of that kind: for weights to be fitted to what is strange to a corpus.
 * None of these texts is held out.
 */
export async function* strangers(segmenter: Segmenter): AsyncGenerator<Fold> {
  const read = {
    national: articlesAsFiles(await filesOf('corpus/national')).filter((_, i) => i % UNSEEN_OF !== 1),
    news: articlesAsFiles(await filesOf('field/news')).filter(({ uri }) => nameOf(uri) < FIRST_UNSEEN_NEWS),
    laws: (await filesOf('field/laws')).filter((_, i) => i % UNSEEN_LAWS_OF !== 1),
  };
  const kinds = ['national', 'news', 'laws'] as const;
  for (const kind of kinds) {
    const others = kinds.filter((other) => other !== kind).flatMap((other) => read[other]);
    yield {
      corpus: await minedFrom([shardOf(others, new PassageCounts(), segmenter)]),
      reports: read[kind]
        .filter((_, i) => i % STRANGERS_STEP[kind] === 0)
        .map((file) => ({ half: 'tuned on', kind, file })),
    };
  }
}

/** Sentences of official papers as they were written, and as they should be. */
export function realSentences(): RealSentence[] {
  return readFileSync(join(SHARED, 'field/slips.tsv'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, written, right] = line.split('\t');
      return { half: HALVES[hashOf(right) & 1], written, right };
    });
}

/** FNV-1a, its bits mixed. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

async function filesOf(folder: string): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for (const name of readdirSync(join(SHARED, folder)).sort()) {
    const { format, articles } = await readSource(readFileSync(join(SHARED, folder, name)), name);
    files.push({ uri: `file:///${folder}/${encodeURIComponent(name)}`, format, weight: 1, articles });
  }
  return files;
}

function shardOf(files: readonly SourceFile[], seen: PassageCounts, segmenter: Segmenter): Shard {
  const builder = new ShardBuilder();
  for (const file of files) builder.add(file);
  return builder.build(copyFlags(builder.passageHashes, seen), cutWords(builder.text, segmenter));
}

async function minedFrom(shards: readonly Shard[]): Promise<Corpus> {
  const index = new CorpusIndex(shards);
  return { index, lexicon: await mineLexicon(index) };
}

function nameOf(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}
