import { parseArgs } from 'node:util';
import { Checker } from '../../../server/src/engine/check/checker.ts';
import { Predictor } from '../../../server/src/engine/complete/predictor.ts';
import { TUNING } from '../../../server/src/engine/complete/tuning.ts';
import { CorpusIndex } from '../../../server/src/engine/index/corpusIndex.ts';
import type { Article, SourceFile } from '../../../server/src/engine/model.ts';
import { EMPTY_LEXICON } from '../../../server/src/engine/phrases/lexicon.ts';
import { mineLexicon } from '../../../server/src/engine/phrases/mine.ts';
import { NEVER } from '../../../server/src/engine/signal.ts';
import type { Fetcher } from '../../../server/src/office/fetcher.ts';
import { OfficeError } from '../../../server/src/office/errors.ts';
import { COPIED_ONLY, checkerDetector, copyCasesOf, scoreCopies } from '../checks/copies.ts';
import { Random } from '../../random.ts';
import { cachedSegmenter, indexFiles } from '../keystrokes/folders.ts';
import { type Effort, KEEN, total, writing } from '../keystrokes/simulate.ts';
import { withoutTiny } from '../tiny.ts';
import { readMaterial, tinyMaterial } from './material.ts';
import { type MeasuredOffice, officeWith } from './office.ts';

/** Keystrokes after which an answer of the server is in the list: it is asked at one and shown at the next. */
const LATE = 1;
const BUDGET = 20_000;
const SEED = 7;
/** What must be reached, of what the same corpus gives on this machine. */
const LEAST_SAVED = 0.9;
const LEAST_RECALL = 0.95;

/**
 * What an office's server gives a laptop with an empty folder, beside what the same corpus gives there: keystrokes saved,
 * counts of phrases, copied passages found. Needs OpenSearch (Java and Maven, or `YINJU_OPENSEARCH=URL`).
 *
 *   --millions 1     characters of the corpus: reports, news before July 2024, laws, and what is made after them
 *   --articles 2     reports and as many bulletins that are written again; no fetching was tuned on them
 *   --characters 400 of each
 *   --phrases 500    that are counted
 *   --cases 3        copied passages of every kind and length
 *   --tuning         the bulletins that were tuned on instead
 */
export async function evaluateServer(args: readonly string[]): Promise<number> {
  const { tiny, rest } = withoutTiny(args);
  const { values } = parseArgs({
    args: rest,
    options: {
      millions: { type: 'string', default: '1' },
      articles: { type: 'string', default: '2' },
      characters: { type: 'string', default: '400' },
      phrases: { type: 'string', default: '500' },
      cases: { type: 'string', default: '3' },
      tuning: { type: 'boolean', default: false },
    },
  });
  const plan = { characters: Number(values.millions) * 1e6, isTuning: values.tuning };
  const material = tiny ? await tinyMaterial() : await readMaterial(plan);
  if (!material) {
    console.log('server: not measured, ../shared is not there.');
    return 0;
  }
  const { corpus, reports, bulletins } = material;
  const local = indexFiles(corpus);
  const units = local.shards.reduce((sum, { columns }) => sum + columns.text.length, 0);
  let office: MeasuredOffice;
  try {
    office = await officeWith(corpus, `yinju-eval-${units}`);
  } catch (error) {
    console.log(`server: not measured, ${String(error)}`);
    return 0;
  }
  try {
    console.log(`${(units / 1e6).toFixed(2)} million characters in ${corpus.length} files`);
    let saved = Infinity;
    for (const [name, articles] of Object.entries({ reports, bulletins })) {
      if (articles.length === 0) continue;
      const written = articles
        .slice(0, Number(values.articles))
        .map((article) => shortened(article, Number(values.characters)));
      saved = Math.min(saved, await compareSaved(name, office, local, written));
    }
    const wrong = await compareCounts(office, local, tiny ? 10 : Number(values.phrases));
    const recall = await compareCopies(
      office,
      local,
      corpus,
      [...reports, ...bulletins],
      Number(values.cases),
    );
    return !tiny && (saved < LEAST_SAVED || wrong > 0 || recall < LEAST_RECALL) ? 1 : 0;
  } finally {
    await office.close();
  }
}

async function compareSaved(
  name: string,
  office: MeasuredOffice,
  local: CorpusIndex,
  articles: readonly Article[],
): Promise<number> {
  const here: Effort[] = [];
  const there: Effort[] = [];
  for (const article of articles) {
    here.push(await writeWith(article, async () => local));
    const fetcher = office.fetcher();
    const asked: string[] = [];
    let late = 0;
    there.push(
      await writeWith(article, async (text) => {
        // What is asked now is in the next list.
        const due = asked.length >= LATE ? asked[asked.length - LATE] : undefined;
        if (due !== undefined && !(await isInTime(fetcher, due))) late++;
        asked.push(text);
        return new CorpusIndex(fetcher.shards);
      }),
    );
    if (late > 0) console.log(`${late} of ${asked.length} answers of the server came too late`);
  }
  const [atHome, away] = [here, there].map((efforts) => {
    const { characters, keystrokes } = total(efforts);
    return (characters - keystrokes) / characters;
  });
  console.log(
    `saved, ${articles.length} ${name}: ${atHome.toFixed(3)} here, ${away.toFixed(3)} from the server: ${(away / atHome).toFixed(2)} of it (reach ${LEAST_SAVED})`,
  );
  return away / atHome;
}

/** Fetches what matters to {@link text}; false where the server took too long, and what is at hand has to do. */
async function isInTime(fetcher: Fetcher, text: string): Promise<boolean> {
  try {
    await fetcher.writing({ uri: 'draft:', text, offset: text.length });
    return true;
  } catch (error) {
    if (error instanceof OfficeError && error.fault === 'late') return false;
    throw error;
  }
}

/** Writes {@link article} with every guess shown, over what {@link indexAt} has at each caret. */
async function writeWith(article: Article, indexAt: (text: string) => Promise<CorpusIndex>): Promise<Effort> {
  const options = { maxItems: 5, threshold: 0, slots: false, pinyin: false };
  const steps = writing(article, KEEN);
  let index: CorpusIndex | undefined;
  let predictor: Predictor | undefined;
  let step = steps.next([]);
  while (!step.done) {
    const text = step.value;
    const next = await indexAt(text);
    const isSame = next.shards.every((shard, at) => shard === index?.shards[at]);
    if (!predictor || !isSame || next.shards.length !== index?.shards.length) {
      index = next;
      predictor = new Predictor({ index, lexicon: EMPTY_LEXICON }, TUNING);
    }
    const draft = { uri: 'draft:', text, languageId: 'plaintext' };
    step = steps.next(predictor.completeNow({ draft, offset: text.length, options }).items);
  }
  return step.value;
}

/** How many of so many phrases are counted otherwise there than here. */
async function compareCounts(office: MeasuredOffice, local: CorpusIndex, phrases: number): Promise<number> {
  const random = new Random(SEED);
  let wrong = 0;
  const [shard] = local.shards;
  for (let asked = 0; asked < phrases;) {
    const start = random.below(shard.columns.text.length - 20);
    const phrase = shard.folded(start, start + 1 + random.below(16));
    if (phrase.includes('\0')) continue;
    asked++;
    const { places, articles } = await office.corpus.count(phrase, BUDGET, NEVER);
    const here = local.attestation(phrase);
    if (places !== here.places || articles !== here.articles) wrong++;
  }
  console.log(`counts: ${wrong} of ${phrases} phrases are counted otherwise (reach 0)`);
  return wrong;
}

async function compareCopies(
  office: MeasuredOffice,
  local: CorpusIndex,
  files: readonly SourceFile[],
  leftOut: readonly Article[],
  each: number,
): Promise<number> {
  const corpus = { index: local, lexicon: await mineLexicon(local) };
  const hosts = leftOut.map((article) => ({ uri: 'host:', format: 'txt', weight: 1, articles: [article] }));
  const cases = copyCasesOf(corpus, files, hosts, cachedSegmenter, each, new Random(SEED));
  const here = await scoreCopies(cases, checkerDetector(corpus));
  const there = await scoreCopies(cases, async (text) => {
    const fetcher = office.fetcher();
    const draft = { uri: 'draft:', text, languageId: 'plaintext' };
    await fetcher.checking(draft, BUDGET);
    const index = CorpusIndex.empty.withFetched(fetcher.shards);
    const checker = new Checker({ index, lexicon: fetcher.lexicon ?? EMPTY_LEXICON });
    const findings = await checker.check(draft, COPIED_ONLY, NEVER);
    return findings.map(({ span, related }) => ({
      span,
      source: related[0]?.in === 'corpus' ? related[0].uri : '',
    }));
  });
  for (const [number, row] of here.entries()) {
    const of = `${row.kind} ${row.length}`.padEnd(28);
    console.log(
      `${of} recall ${row.recall.toFixed(2)} here, ${there[number].recall.toFixed(2)} from the server; precision ${row.precision.toFixed(2)}, ${there[number].precision.toFixed(2)}`,
    );
  }
  const share = (there.at(-1)?.recall ?? 0) / Math.max(1e-9, here.at(-1)?.recall ?? 0);
  console.log(
    `copied: ${share.toFixed(2)} of the recall here over ${cases.length} cases (reach ${LEAST_RECALL})`,
  );
  return share;
}

function shortened(article: Article, characters: number): Article {
  let left = characters;
  return {
    ...article,
    passages: article.passages.filter(({ text }) => {
      const isIn = left > 0;
      left -= text.length;
      return isIn;
    }),
  };
}
