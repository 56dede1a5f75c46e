import { loadReadings } from '../../server/src/engine/text/pinyin.ts';
import { evaluateChecks } from './checks/main.ts';
import { evaluateFinder } from './finder/main.ts';
import { fitPredictor } from './fit/main.ts';
import { fitUnits } from './fit/units.ts';
import { evaluateKeystrokes } from './keystrokes/main.ts';
import { TINY, withoutTiny } from './tiny.ts';
import { evaluatePdf } from './pdf/main.ts';
import { evaluateServer } from './server/main.ts';
import { fitTypo } from './typo/main.ts';
import { evaluateTyping } from './typing/evaluate.ts';

/** Runs with what follows its name on the command line; gives the exit code, 1 where a figure misses its reach. */
type Evaluation = (args: readonly string[]) => Promise<number>;

/** What `npm run eval -- NAME` can measure; each takes `--tiny`. */
const EVALUATIONS: Readonly<Record<string, Evaluation>> = {
  keystrokes: evaluateKeystrokes,
  checks: evaluateChecks,
  finder: evaluateFinder,
  typing: evaluateTyping,
};

/** What else it can do, when asked by name. */
const TOOLS: Readonly<Record<string, Evaluation>> = {
  fit: fitPredictor,
  'fit-units': fitUnits,
  'fit-typo': fitTypo,
  server: evaluateServer,
  pdf: evaluatePdf,
};

const { tiny, rest } = withoutTiny(process.argv.slice(2));
const [name, ...others] = rest;
const args = tiny ? [...others, TINY] : others;
const all = { ...EVALUATIONS, ...TOOLS };
const names = Object.keys(all);
// Cases are made of look-alikes and sound-alikes before anything that loads them itself.
await loadReadings();
if (name === undefined) {
  for (const evaluate of Object.values(EVALUATIONS))
    process.exitCode = Math.max(await evaluate(args), Number(process.exitCode ?? 0));
} else if (Object.hasOwn(all, name)) {
  process.exitCode = await all[name](args);
} else {
  console.error(`There is no evaluation ${name}; there are ${names.join(', ')}.`);
  process.exitCode = 2;
}
