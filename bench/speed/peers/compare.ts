import { corpusFolder, type CorpusMade, inProcess, type Jobs, type PeerTask } from '../jobs.ts';
import type { Measured } from '../measure.ts';
import type { Finding } from './peer.ts';
import { hasRipgrep, ripgrepTime } from './ripgrep.ts';

/** What Yinju itself is held to at 90 million characters: beyond it a peer is of no use to someone who types. */
const MOST_BUILT = 90_000;
const MOST_MEGABYTES = 1200;
const MOST_ANSWER = 150;
/** A peer's process is ended where it takes more. */
const LIMITS = { milliseconds: 240_000, heapMegabytes: 3000 };

interface Compared {
  readonly millions: number;
  /** Milliseconds in which Yinju finds a phrase (median), and ripgrep; absent where that is not installed. */
  readonly yinju: number;
  readonly ripgrep?: number;
  readonly miniSearch?: Finding | string;
  readonly dolos?: Finding | string;
}

/** The same corpora and questions for the peers; one that has become useless is not asked at larger sizes. */
export async function comparePeers(
  results: readonly { made: CorpusMade; millions: number; measured: Measured }[],
): Promise<Compared[]> {
  const isThere = hasRipgrep();
  const compared: Compared[] = [];
  const given = new Set<string>();
  const ask = async (name: 'miniSearch' | 'dolos', task: PeerTask): Promise<Partial<Compared>> => {
    if (given.has(name)) return {};
    const finding = await tried(name, task);
    if (verdictOf(finding) !== 'usable') given.add(name);
    return { [name]: finding };
  };
  for (const { made, millions, measured } of results) {
    process.stderr.write(`peers, ${millions} million characters …\n`);
    const { phrases, draft, after } = measured;
    const task = { corpus: corpusFolder(made), phrases, draft };
    compared.push({
      millions,
      yinju: after.find.p50,
      ...(isThere && { ripgrep: ripgrepTime([task.corpus], phrases) }),
      ...(await ask('miniSearch', task)),
      ...(await ask('dolos', task)),
    });
  }
  return compared;
}

async function tried(name: 'miniSearch' | 'dolos', task: Jobs['dolos']['ask']): Promise<Finding | string> {
  try {
    return await inProcess(name, task, LIMITS);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** `usable`, or what is too much. */
function verdictOf(finding: Finding | string): string {
  if (typeof finding === 'string') return finding;
  const { built, megabytes, answer } = finding;
  const reasons = [
    ...(built > MOST_BUILT ? [`index > ${MOST_BUILT / 1000} s`] : []),
    ...(megabytes > MOST_MEGABYTES ? [`memory > ${MOST_MEGABYTES} MB`] : []),
    ...(answer > MOST_ANSWER ? [`answer > ${MOST_ANSWER} ms`] : []),
  ];
  return reasons.length === 0 ? 'usable' : `useless: ${reasons.join(', ')}`;
}

export function peerLines(compared: readonly Compared[]): string {
  const lines = ['', 'Peers, on the same files'];
  for (const { millions, yinju, ripgrep, miniSearch, dolos } of compared) {
    const ratio =
      ripgrep === undefined
        ? 'ripgrep is not installed: skipped'
        : `ripgrep ${ripgrep.toFixed(0)} ms, ×${(ripgrep / yinju).toFixed(0)} of Yinju's ${yinju.toFixed(2)} ms`;
    lines.push(`${millions} million: finding a phrase: ${ratio}`);
    if (miniSearch !== undefined) lines.push(`  MiniSearch, passages by pairs: ${described(miniSearch)}`);
    if (dolos !== undefined) lines.push(`  Dolos, copies in 10,000 characters: ${described(dolos)}`);
  }
  return `${lines.join('\n')}\n`;
}

function described(finding: Finding | string): string {
  if (typeof finding === 'string') return `useless: ${finding}`;
  const { built, megabytes, answer } = finding;
  return `index ${(built / 1000).toFixed(1)} s, ${megabytes.toFixed(0)} MB, answer ${answer.toFixed(1)} ms; ${verdictOf(finding)}`;
}
