import { DraftSource } from '../../../server/src/engine/complete/draftSource.ts';
import {
  DRAFT_VOICE,
  gatherDraftPlaces,
  gatherPlaces,
  PlaceList,
} from '../../../server/src/engine/complete/places.ts';
import { FEATURES, Relevance, WEIGHTS } from '../../../server/src/engine/complete/relevance.ts';
import { shardSource } from '../../../server/src/engine/complete/source.ts';
import { leftContextOf } from '../../../server/src/engine/complete/leftContext.ts';
import { endsClause, type Situation } from '../../../server/src/engine/complete/trust.ts';
import { TUNING } from '../../../server/src/engine/complete/tuning.ts';
import { WordBorders } from '../../../server/src/engine/index/wordBorders.ts';
import type { CorpusIndex } from '../../../server/src/engine/index/corpusIndex.ts';
import type { Article } from '../../../server/src/engine/model.ts';
import { fold } from '../../../server/src/engine/text/fold.ts';

/** Units from a caret that are predicted one after another, each with those before it known. */
const DEEPEST = 8;

/** One unit to be predicted, and the places that tell of it; rows and entries by place. */
export interface Step {
  readonly situation: Situation;
  readonly shared: Uint8Array;
  readonly weight: Float32Array;
  /** Units to the caret of places in the draft; infinite for those of the corpus. */
  readonly distance: Float64Array;
  /** Rows of `FEATURES.length`. */
  readonly features: Float32Array;
  /** Number of each place's voice. */
  readonly voice: Uint16Array;
  /** Number of the unit after each place. */
  readonly child: Uint16Array;
  readonly children: number;
  /** Number of the unit that came, or -1 where no place has it. */
  readonly came: number;
}

/** The steps at every {@link stride}th caret of an article that {@link index} does not hold. */
export function* stepsOf(article: Article, index: CorpusIndex, stride: number): Generator<Step> {
  const draft = new DraftSource(new WordBorders(index));
  const relevance = new Relevance(index, WEIGHTS);
  const places = new PlaceList();
  const sources = [...index.shards.map(shardSource), draft];
  let before = '';
  let caret = 0;
  for (const passage of article.passages) {
    const { text, offsets } = fold(passage.text, passage.drops);
    for (let at = 1; at < text.length; at++) {
      if (caret++ % stride !== 0) continue;
      const written = before + passage.text.slice(0, offsets[at - 1] + 1);
      const given = { uri: 'untitled:draft', text: written, languageId: 'plaintext' };
      const tail = leftContextOf(given, written.length);
      places.clear(sources);
      gatherPlaces(index, tail.text, TUNING, places);
      draft.read(given, written.length);
      gatherDraftPlaces(draft, sources.length - 1, tail.text, TUNING, places);
      relevance.read(places, draft, tail);
      places.numberVoices();
      yield* stepsAt(places, relevance.features, draft.caret, text, at);
    }
    before += `${passage.text}\n`;
  }
}

function* stepsAt(
  places: PlaceList,
  features: Float32Array,
  caret: number,
  text: string,
  at: number,
): Generator<Step> {
  let live = Array.from({ length: places.length }, (_, place) => place);
  let clauses = 0;
  for (let depth = 0; depth < DEEPEST && at + depth < text.length && live.length > 0; depth++) {
    const previous = text.charCodeAt(at + depth - 1);
    if (depth > 0 && endsClause(previous)) clauses++;
    const coming = text.charCodeAt(at + depth);
    const step = stepOf(places, features, caret, live, { depth, previous, clauses }, coming);
    yield step;
    live = live.filter((_, entry) => step.child[entry] === step.came);
  }
}

function stepOf(
  places: PlaceList,
  features: Float32Array,
  caret: number,
  live: readonly number[],
  { depth, previous, clauses }: { depth: number; previous: number; clauses: number },
  coming: number,
): Step {
  const numbers = new Map<number, number>();
  let wordStarts = 0;
  let all = 0;
  const child = Uint16Array.from(live, (place) => {
    const source = places.sources[places.source[place]];
    const position = places.at[place] + depth;
    all += places.weight[place];
    if (source.isWordStart(position)) wordStarts += places.weight[place];
    const unit = source.units[position];
    const number = numbers.get(unit) ?? numbers.size;
    numbers.set(unit, number);
    return number;
  });
  const width = FEATURES.length;
  const rows = new Float32Array(live.length * width);
  for (const [entry, place] of live.entries()) {
    rows.set(features.subarray(place * width, (place + 1) * width), entry * width);
  }
  return {
    situation: { depth, wordStart: all > 0 ? wordStarts / all : 0, previous, clauses },
    shared: Uint8Array.from(live, (place) => places.shared[place]),
    weight: Float32Array.from(live, (place) => places.weight[place]),
    distance: Float64Array.from(live, (place) =>
      places.voice[place] === DRAFT_VOICE ? Math.abs(caret - places.at[place] - depth) : Infinity,
    ),
    features: rows,
    voice: Uint16Array.from(live, (place) => places.voiceNumber[place]),
    child,
    children: numbers.size,
    came: numbers.get(coming) ?? -1,
  };
}
