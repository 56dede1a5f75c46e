/**
 * Typed calls between two threads or processes: each side answers the methods it names and calls those of the
 * other. A call may carry a signal; raising it is seen by the other side even while it computes.
 */
import { type Notice, NoticeError, noticeOf } from '../engine/text/notice.ts';
import { detach } from '../engine/detach.ts';
import { CancelledError, type CancelSignal } from '../engine/signal.ts';
import { reportFailure } from './failures.ts';

/** One method: what it is asked with and what it answers. */
interface Method {
  readonly ask: unknown;
  readonly answer: unknown;
}

type Methods<M> = { readonly [Name in keyof M]: Method };

/** What answers the methods {@link M}. The signal is raised when the caller has lost interest. */
export type Handlers<M extends Methods<M>> = {
  readonly [Name in keyof M]: (
    ask: M[Name]['ask'],
    signal: CancelSignal,
  ) => M[Name]['answer'] | Promise<M[Name]['answer']>;
};

/** A message port, a worker or a child process, seen alike. */
export interface Channel {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

/** Thrown where the other side failed, or went away before it answered. */
export class LinkError extends NoticeError {
  override readonly name = 'LinkError';
}

/** One word of shared memory: raised by one thread, seen at once by another. */
export class SharedSignal implements CancelSignal {
  readonly #flag: Int32Array;

  constructor(readonly buffer: SharedArrayBuffer = new SharedArrayBuffer(4)) {
    this.#flag = new Int32Array(buffer);
  }

  get aborted(): boolean {
    return Atomics.load(this.#flag, 0) === 1;
  }

  raise(): void {
    Atomics.store(this.#flag, 0, 1);
  }
}

type Envelope =
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly method: string;
      readonly ask: unknown;
      readonly flag?: SharedArrayBuffer;
    }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly said: Notice; readonly cancelled: boolean };

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

const IDLE: CancelSignal = { aborted: false };

/** One end of a channel: {@link Local} methods are answered here, {@link Remote} ones over there. */
export class Link<Local extends Methods<Local>, Remote extends Methods<Remote>> {
  readonly #channel: Channel;
  readonly #handlers: Handlers<Local>;
  readonly #waiting = new Map<number, Waiting>();
  #next = 1;
  #closed: string | undefined;

  constructor(channel: Channel, handlers: Handlers<Local>) {
    this.#channel = channel;
    this.#handlers = handlers;
    channel.onMessage((message) => this.#receive(message as Envelope));
  }

  /** Asks the other side; rejects with {@link LinkError} or `CancelledError`. */
  call<Name extends keyof Remote & string>(
    method: Name,
    ask: Remote[Name]['ask'],
    flag?: SharedSignal,
  ): Promise<Remote[Name]['answer']> {
    if (this.#closed !== undefined) return Promise.reject(new LinkError(this.#closed));
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#channel.post({ kind: 'call', id, method, ask, ...(flag && { flag: flag.buffer }) });
    });
  }

  /** Tells the other side without waiting for an answer; a failure over there is reported there. */
  tell<Name extends keyof Remote & string>(method: Name, ask: Remote[Name]['ask']): void {
    if (this.#closed === undefined) this.#channel.post({ kind: 'call', id: 0, method, ask });
  }

  /** Ends the link: every call under way, and every later one, rejects with {@link reason}. */
  close(reason: string): void {
    if (this.#closed !== undefined) return;
    this.#closed = reason;
    for (const { reject } of this.#waiting.values()) reject(new LinkError(reason));
    this.#waiting.clear();
  }

  #receive(message: Envelope): void {
    if (message.kind === 'call') {
      // What a side that was given up still had under way must not disturb its successor.
      if (this.#closed === undefined) detach(this.#answer(message), reportFailure);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    if (!waiting) return;
    this.#waiting.delete(message.id);
    if (message.kind === 'answer') waiting.resolve(message.answer as never);
    else waiting.reject(message.cancelled ? new CancelledError() : new LinkError(message.said));
  }

  async #answer({ id, method, ask, flag }: Extract<Envelope, { kind: 'call' }>): Promise<void> {
    let reply: Envelope;
    try {
      const handler = this.#handlers[method as keyof Local];
      const answer = await handler(ask, flag ? new SharedSignal(flag) : IDLE);
      reply = { kind: 'answer', id, answer };
    } catch (error) {
      if (id === 0) throw error;
      const cancelled = error instanceof CancelledError;
      reply = {
        kind: 'error',
        id,
        said: noticeOf(error),
        cancelled,
      };
    }
    if (id !== 0 && this.#closed === undefined) this.#channel.post(reply);
  }
}

/** Answers {@link Local} methods to a side that is never asked anything itself. */
export function serve<Local extends Methods<Local>>(
  channel: Channel,
  handlers: Handlers<Local>,
): Link<Local, Record<never, never>> {
  return new Link<Local, Record<never, never>>(channel, handlers);
}
