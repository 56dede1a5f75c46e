import { FIND_PHRASE, SOURCES } from '../../../server/src/protocol/index.ts';
import { Random } from '../../random.ts';
import { type OutsideClient, positionAt } from './client.ts';
import type { Material } from './material.ts';
import { type Asked, pull, Questions, typeOn } from './typing.ts';

/** What an index at rest is asked. */
export interface OutsideAnswers {
  readonly completion: Asked;
  readonly grey: Asked;
  /** Grey text while findings are pulled after each key. */
  readonly greyBesideChecks: Asked;
  readonly hover: Asked;
  readonly references: Asked;
  /** `yinju/sources` of five, of phrases as often as they are in the corpus, and of the most frequent ones. */
  readonly sources: Asked;
  readonly sourcesOfFrequent: Asked;
  /** The slowest of the frequent ones, with its places. */
  readonly slowest: { readonly phrase: string; readonly places: number; readonly milliseconds: number };
  readonly finder: Asked;
  readonly check: Asked;
  /** Characters of the drafts that were checked, on the average. */
  readonly checked: number;
  readonly edit: Asked;
}

/** How much is asked. */
export interface Extent {
  readonly carets: number;
  readonly hovers: number;
  readonly rounds: number;
  readonly edits: number;
}

export const WHOLE: Extent = { carets: 100, hovers: 300, rounds: 3, edits: 60 };
export const TINY: Extent = { carets: 3, hovers: 5, rounds: 1, edits: 3 };

const DRAFT_LENGTH = 10_000;
const SOURCES_SHOWN = 5;

/** Asks all there is, one kind after the other; each kind is tried a little before it is timed. */
export async function askOutside(
  client: OutsideClient,
  material: Material,
  extent: Extent,
): Promise<OutsideAnswers> {
  const { drafts } = material;
  const list = { drafts, way: 'textDocument/completion' } as const;
  const inline = { drafts, way: 'textDocument/inlineCompletion' } as const;
  const few = Math.ceil(extent.carets / 5);
  await typeOn(client, { ...list, carets: few, seed: 1 });
  const completion = await typeOn(client, { ...list, carets: extent.carets, seed: 2 });
  const grey = await typeOn(client, { ...inline, carets: extent.carets, seed: 3 });
  const greyBesideChecks = await typeOn(client, { ...inline, carets: few, seed: 4, withChecks: true });
  await askAtPlaces(client, drafts, 'textDocument/hover', few, 5);
  const hover = await askAtPlaces(client, drafts, 'textDocument/hover', extent.hovers, 6);
  const references = await askAtPlaces(client, drafts, 'textDocument/references', extent.hovers, 7);
  return {
    completion,
    grey,
    greyBesideChecks,
    hover,
    references,
    ...(await askForPhrases(client, material, extent.rounds)),
    ...(await askForChecks(client, drafts, extent.edits)),
  };
}

async function askAtPlaces(
  client: OutsideClient,
  drafts: readonly string[],
  method: string,
  count: number,
  seed: number,
): Promise<Asked> {
  const random = new Random(seed);
  const questions = new Questions(client);
  for (const [n, text] of drafts.entries()) {
    const uri = `untitled:places-${seed}-${n}`;
    await client.open(uri, text);
    for (let asked = n; asked < count; asked += drafts.length) {
      const position = positionAt(text, random.below(text.length));
      const params = { textDocument: { uri }, position, context: { includeDeclaration: true } };
      await questions.ask(() => client.request(method, params));
    }
    await client.close(uri);
  }
  return questions.asked;
}

async function askForPhrases(client: OutsideClient, { drawn, frequent }: Material, rounds: number) {
  const sourcesOf = (text: string): Promise<{ total: number }> =>
    client.request(SOURCES, { text, limit: SOURCES_SHOWN });
  for (const phrase of drawn.slice(0, Math.ceil(drawn.length / 10))) await sourcesOf(phrase);
  const sources = new Questions(client);
  for (const phrase of drawn) await sources.ask(() => sourcesOf(phrase));
  const often = new Questions(client);
  let slowest = { phrase: '', places: 0, milliseconds: 0 };
  for (let round = 0; round < rounds; round++) {
    for (const phrase of frequent) {
      const start = performance.now();
      const { total } = await often.ask(() => sourcesOf(phrase));
      const milliseconds = performance.now() - start;
      if (milliseconds > slowest.milliseconds) slowest = { phrase, places: total, milliseconds };
    }
  }
  const finder = new Questions(client);
  for (const query of drawn.filter(({ length }) => length > 1)) {
    await finder.ask(() => client.request(FIND_PHRASE, { query, limit: 20 }));
  }
  return { sources: sources.asked, sourcesOfFrequent: often.asked, slowest, finder: finder.asked };
}

/** Whole checks of drafts opened for the first time, and checks after one character was typed in their middle. */
async function askForChecks(client: OutsideClient, drafts: readonly string[], edits: number) {
  const check = new Questions(client);
  const edit = new Questions(client);
  const texts = draftsToCheck(drafts);
  for (const [n, text] of texts.entries()) {
    const uri = `untitled:check-${n}`;
    await client.open(uri, text);
    await check.ask(() => pull(client, uri));
    const middle = positionAt(text, text.length >> 1);
    for (let typed = n; typed < edits; typed += texts.length) {
      await client.type(uri, middle, '新');
      await edit.ask(() => pull(client, uri));
    }
    await client.close(uri);
  }
  const checked = texts.reduce((sum, { length }) => sum + length, 0) / texts.length;
  return { check: check.asked, edit: edit.asked, checked };
}

/** Texts of {@link DRAFT_LENGTH} characters: real ones where they are long enough, else several after each other. */
function draftsToCheck(drafts: readonly string[]): string[] {
  const texts: string[] = [];
  let text = '';
  for (const draft of drafts) {
    text += text === '' ? draft : `\n${draft}`;
    if (text.length < DRAFT_LENGTH) continue;
    texts.push(text.slice(0, DRAFT_LENGTH));
    text = '';
  }
  return texts.length > 0 ? texts : [text];
}
