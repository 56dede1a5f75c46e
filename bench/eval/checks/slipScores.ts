import { Checker } from '../../../server/src/engine/check/checker.ts';
import type { Corpus } from '../../../server/src/engine/corpus.ts';
import type { SourceFile } from '../../../server/src/engine/model.ts';
import { knownWords } from '../../../server/src/host/knownWords.ts';
import { Random } from '../../random.ts';
import type { Reach } from './fieldReport.ts';
import { slipsFound } from './fixed.ts';
import { foreignSentences } from './material.ts';
import { CUT_OFF, makeSlipCases, type SlipCase } from './slipCases.ts';

/** Slips in set phrases that enough articles share for them to be found, and in those that fewer do. */
export async function reportSlips(
  corpus: Corpus,
  leftOut: readonly SourceFile[],
  each: number,
  seed: number,
  reach: Reach,
): Promise<void> {
  const hosts = foreignSentences(leftOut, corpus.index);
  const checker = new Checker(corpus, knownWords);
  for (const { name, shared, isAsked } of SHARED_BY) {
    const cases = makeSlipCases(corpus, shared, hosts, each, new Random(seed));
    if (cases.length === 0) continue;
    const table = await scoreSlips(checker, cases);
    console.log(
      `\nOne slip in a set phrase of ${name}, 8 characters or more, ${cases.length} cases; ${CUT_OFF} apart`,
    );
    console.table(table);
    const asked = Object.entries(table).filter(([kind]) => kind !== CUT_OFF);
    const sum = (field: keyof SlipScore): number => asked.reduce((total, [, row]) => total + row[field], 0);
    console.log(
      `${(sum('found') / sum('cases')).toFixed(3)} found, ${(sum('right') / sum('found')).toFixed(3)} of them corrected rightly`,
    );
    if (!isAsked) continue;
    reach('slips found', sum('found') / sum('cases'), 0.9);
    reach('slips corrected rightly', sum('right') / sum('found'), 0.97);
  }
}

/** By how many articles a phrase is shared in which slips are asked to be found, and by how many fewer. */
const SHARED_BY = [
  { name: '8 articles or more', shared: { fewest: 8 }, isAsked: true },
  { name: '5 to 7 articles', shared: { fewest: 5, most: 7 }, isAsked: false },
];

interface SlipScore {
  cases: number;
  found: number;
  right: number;
}

async function scoreSlips(
  checker: Checker,
  cases: readonly SlipCase[],
): Promise<Readonly<Record<string, SlipScore>>> {
  const table: Record<string, SlipScore> = {};
  for (const slip of cases) {
    const row = (table[slip.kind] ??= { cases: 0, found: 0, right: 0 });
    row.cases++;
    const corrected = await correct(checker, slip);
    if (corrected === undefined) continue;
    row.found++;
    if (corrected.includes(slip.right)) row.right++;
  }
  return table;
}

/** The draft after the quick fix of what was found at the slip; nothing where it was not found. */
async function correct(checker: Checker, { text, start, wrong }: SlipCase): Promise<string | undefined> {
  const findings = await slipsFound(checker, text);
  const hit = findings.find(({ span }) => span.start < start + wrong.length && start < span.end);
  const edit = hit?.fixes[0]?.edits[0];
  return edit && text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
}
