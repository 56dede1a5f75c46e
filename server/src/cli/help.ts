import { type Notice, notice } from '../engine/text/notice.ts';
import { type Command, Help, type Option } from 'commander';
import { displayWidth } from './kwic.ts';

/** Puts a notice into the language of the terminal. */
export type Say = (said: Notice) => string;

/** Help of the terminal's language, its columns aligned by cells. Titles and descriptions are put through {@link say}. */
export class TerminalHelp extends Help {
  readonly #say: Say;

  constructor(say: Say) {
    super();
    this.#say = say;
    this.showGlobalOptions = true;
  }

  override displayWidth(text: string): number {
    return displayWidth(text);
  }

  override styleTitle(title: string): string {
    return this.#say(title);
  }

  override commandDescription(command: Command): string {
    return this.#say(command.description());
  }

  override subcommandDescription(command: Command): string {
    return this.#say(command.summary() || command.description());
  }

  override argumentDescription(argument: { readonly description: string }): string {
    return this.#say(argument.description);
  }

  override optionDescription({ description, defaultValue }: Option): string {
    if (defaultValue === undefined) return this.#say(description);
    return this.#say(notice('{0} (default: {1})', description, String(defaultValue)));
  }

  /** By cells, since a language without spaces has no words to break between. */
  override boxWrap(text: string, width: number): string {
    if (!/\p{Script=Han}/u.test(text)) return super.boxWrap(text, width);
    return text
      .split('\n')
      .flatMap((line) => wrapped(line, width))
      .join('\n');
  }
}

function wrapped(text: string, width: number): string[] {
  const lines = [''];
  for (const piece of text.match(/[\x21-\x7e]+|[^\x21-\x7e]/gu) ?? []) {
    const last = lines.length - 1;
    if (displayWidth(lines[last] + piece) <= width) lines[last] += piece;
    else lines.push(piece.trimStart());
  }
  return lines;
}
