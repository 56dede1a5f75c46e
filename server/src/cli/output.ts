import { notice } from '../engine/text/notice.ts';
import { createInterface } from 'node:readline/promises';
import { styleText } from 'node:util';
import { inert, inertJson } from '../engine/text/inert.ts';
import { noticesFor } from '../messages/notices.ts';
import { EXIT } from './errors.ts';
import { localeOf } from './locale.ts';

type Format = Parameters<typeof styleText>[0];

/** A part of a line: text, or text in a style where the output has styles. */
export type Part = string | { readonly text: string; readonly style: Format };

/** Cells of a line where the output is not a terminal. Guess. */
const PIPED_COLUMNS = 100;

/**
 * What the commands write to, and the only place that writes. What it is given may come from a corpus, a draft or the
 * name of a file: nothing of it moves the cursor, changes the terminal or turns the direction of writing.
 */
class Output {
  readonly #stream: NodeJS.WriteStream;
  readonly #styled: boolean;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
    stream.on('error', endOnFailure);
    this.#styled = stream.isTTY === true && process.env['NO_COLOR'] === undefined;
  }

  /** Cells of a line. */
  get columns(): number {
    return this.#stream.columns ?? PIPED_COLUMNS;
  }

  /** One line, whatever breaks its parts hold. */
  line(...parts: readonly Part[]): void {
    this.#stream.write(`${parts.map((part) => this.#shown(part)).join('')}\n`);
  }

  /** How far a long work is, on the terminal's last line, in place of what was said before; nothing where there is none. */
  progress(text: string): void {
    if (this.#stream.isTTY) this.#stream.write(`\r\u001B[K${this.#shown(text)}`);
  }

  /** Whether a person can be asked here: the output and the input are a terminal. */
  get canAsk(): boolean {
    return this.#stream.isTTY === true && process.stdin.isTTY === true;
  }

  /** Asks a person for a line. */
  async ask(question: string): Promise<string> {
    const terminal = createInterface({ input: process.stdin, output: this.#stream });
    try {
      return await terminal.question(`${this.#shown(question)} `);
    } finally {
      terminal.close();
    }
  }

  /** A value for programs, as JSON; what steers a terminal is escaped in it, so that nothing is lost. */
  json(value: unknown): void {
    this.jsonText(`${JSON.stringify(value, null, 2)}\n`);
  }

  /** A text that is JSON. */
  jsonText(text: string): void {
    this.#stream.write(inertJson(text));
  }

  /** A whole document: CSV, Markdown, a page. It keeps its byte order mark and its kind of line ends. */
  document(text: string): void {
    const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
    this.#stream.write(mark + text.split('\r\n').map(inert).join('\r\n'));
  }

  #shown(part: Part): string {
    const text = typeof part === 'string' ? part : part.text;
    const safe = inert(text.replaceAll(/[\r\n\u0085\u2028\u2029\t]/gu, ' '));
    return typeof part === 'string' || !this.#styled ? safe : styleText(part.style, safe);
  }
}

/** Codes of a stream whose reader is gone, as `head` does when it has enough. */
const READER_GONE = new Set(['EPIPE', 'EOF', 'ERR_STREAM_DESTROYED']);

/**
 * Ends the command: in silence, with the exit code as it stands, where nobody reads what it writes; with a word on it
 * where it cannot be written. The index that is kept between runs is written whole or not at all, so that nothing of
 * it suffers.
 */
function endOnFailure(error: NodeJS.ErrnoException): void {
  if (READER_GONE.has(error.code ?? '')) process.exit();
  const say = noticesFor(localeOf(process.env));
  process.stderr.write(
    inert(`yinju: ${say(notice('the output could not be written ({0})', error.code ?? error.message))}\n`),
  );
  process.exit(EXIT.usage);
}

/** The requested output. */
export const out = new Output(process.stdout);
/** The problem, and what to do about it. */
export const err = new Output(process.stderr);
