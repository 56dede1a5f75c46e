import { setTimeout as sleep } from 'node:timers/promises';
import type { Latency } from '../percentiles.ts';
import { latencyOf } from '../percentiles.ts';
import { Random } from '../../random.ts';
import { type OutsideClient, type Position, positionAt } from './client.ts';

/** Latencies as the client sees them, from the request written to the answer read. */
export interface Asked extends Latency {
  /** Milliseconds of processor time of the whole server a question, on the average; absent where it cannot be measured. */
  readonly processor?: number;
  /** Milliseconds of processor time of the thread that answers; absent where it cannot be measured. */
  readonly answering?: Latency;
}

/** Gathers latencies of one kind of question. */
export class Questions {
  readonly #times: number[] = [];
  readonly #answering: number[] = [];
  #processor = 0;
  readonly #client: OutsideClient;

  constructor(client: OutsideClient) {
    this.#client = client;
  }

  async ask<Answer>(question: () => Promise<Answer>): Promise<Answer> {
    const before = this.#client.threadTime;
    const ranBefore = this.#client.answeringTime;
    const start = performance.now();
    const answer = await question();
    this.#times.push(performance.now() - start);
    const ranAfter = this.#client.answeringTime;
    const after = this.#client.threadTime;
    if (ranBefore !== undefined && ranAfter !== undefined) this.#answering.push(ranAfter - ranBefore);
    if (before !== undefined && after !== undefined) this.#processor += Math.max(0, after - before);
    return answer;
  }

  get asked(): Asked {
    const latency = latencyOf(this.#times);
    if (this.#answering.length === 0) return latency;
    const processor = this.#processor / Math.max(1, this.#times.length);
    return { ...latency, processor, answering: latencyOf(this.#answering) };
  }
}

/** Characters typed one after the other at each caret. */
const TYPED = 5;
/** Milliseconds between two keystrokes of a quick typist. */
const KEYSTROKES = 100;

export type Way = 'textDocument/completion' | 'textDocument/inlineCompletion';

export interface TypingPlan {
  readonly drafts: readonly string[];
  readonly carets: number;
  readonly seed: number;
  readonly way: Way;
  /** Whether the writer pauses between keys and the editor pulls findings after each, as editors do. */
  readonly withChecks?: boolean;
}

/** Types on at random places of the drafts, and asks after each character how it may go on; {@link questions} adds up. */
export async function typeOn(
  client: OutsideClient,
  plan: TypingPlan,
  questions = new Questions(client),
): Promise<Asked> {
  const random = new Random(plan.seed);
  for (let n = 0; n < plan.carets; n++) {
    const text = plan.drafts[n % plan.drafts.length];
    const offset = 40 + random.below(Math.max(1, text.length - 60));
    const uri = `untitled:typing-${plan.seed}-${n}`;
    await client.open(uri, text.slice(0, offset));
    const checks: Promise<unknown>[] = [];
    for (let at = offset; at < Math.min(text.length, offset + TYPED); at++) {
      await client.type(uri, positionAt(text, at), text[at]);
      if (plan.withChecks) checks.push(pull(client, uri).catch(() => undefined));
      const position = positionAt(text, at + 1);
      await questions.ask(() => continuations(client, uri, position, plan.way));
      if (plan.withChecks) await sleep(KEYSTROKES);
    }
    await Promise.all(checks);
    await client.close(uri);
  }
  return questions.asked;
}

/** Items that the server offers at a caret. */
export async function continuations(
  client: OutsideClient,
  uri: string,
  position: Position,
  way: Way,
): Promise<number> {
  const context = { triggerKind: 1 };
  const answer = await client.request<{ items?: unknown[] } | unknown[] | null>(way, {
    textDocument: { uri },
    position,
    context,
  });
  return (Array.isArray(answer) ? answer : (answer?.items ?? [])).length;
}

/** Has a document checked. */
export function pull(client: OutsideClient, uri: string): Promise<unknown> {
  return client.request('textDocument/diagnostic', { textDocument: { uri } });
}
