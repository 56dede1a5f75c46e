import type { Article } from '../../../server/src/engine/model.ts';
import { foldText } from '../../../server/src/engine/text/fold.ts';
import { passagesToWrite } from './passages.ts';

/** Gives the grey text at the end of a text that is being written, if there is one. */
export type GreyCompleter = (written: string) => string | undefined;

/** What writing with grey text took. */
export interface GreyEffort {
  /** Folded characters of the article. */
  readonly characters: number;
  readonly keystrokes: number;
  /** Carets at which grey text stood. */
  readonly shown: number;
  /** Times that it appeared: what stands while it is typed along appears once. */
  readonly appeared: number;
  readonly taken: number;
  /** Carets with right grey text at which the writer typed on along it. */
  readonly typedAlong: number;
  /** Of these those after which none of it was left. */
  readonly dropped: number;
  readonly times: readonly number[];
}

/**
 * Writes an article with grey text alone, taken whole (one key) when all of it is right. Who reads {@link late} types so
 * many characters along first. Of its passages {@link every} so many-th is written.
 */
export function writeGrey(article: Article, complete: GreyCompleter, late = 0, every = 1): GreyEffort {
  const times: number[] = [];
  const effort = {
    characters: 0,
    keystrokes: 0,
    shown: 0,
    appeared: 0,
    taken: 0,
    typedAlong: 0,
    dropped: 0,
    times,
  };
  for (const { text, writtenTo } of passagesToWrite(article, every)) {
    effort.characters += text.length;
    let left = late;
    let standing = '';
    for (let at = 0; at < text.length;) {
      const start = performance.now();
      const grey = foldText(complete(writtenTo(at)) ?? '');
      times.push(performance.now() - start);
      const isRight = grey !== '' && text.startsWith(grey, at);
      if (grey !== '') effort.shown++;
      const stands =
        grey !== '' && standing !== '' && (standing.startsWith(grey) || grey.startsWith(standing));
      if (grey !== '' && !stands) effort.appeared++;
      if (standing !== '' && text.startsWith(standing, at)) {
        effort.typedAlong++;
        if (!isRight) effort.dropped++;
      }
      if (isRight && left === 0) {
        effort.taken++;
        effort.keystrokes++;
        at += grey.length;
        left = late;
        standing = '';
        continue;
      }
      left = isRight ? left - 1 : late;
      standing = grey[0] === text[at] ? grey.slice(1) : '';
      effort.keystrokes++;
      at++;
    }
  }
  return effort;
}

/** Efforts of several articles as one. */
export function totalGrey(efforts: readonly GreyEffort[]): GreyEffort {
  const sum = (value: (effort: GreyEffort) => number): number =>
    efforts.reduce((all, one) => all + value(one), 0);
  return {
    characters: sum((one) => one.characters),
    keystrokes: sum((one) => one.keystrokes),
    shown: sum((one) => one.shown),
    appeared: sum((one) => one.appeared),
    taken: sum((one) => one.taken),
    typedAlong: sum((one) => one.typedAlong),
    dropped: sum((one) => one.dropped),
    times: efforts.flatMap((one) => one.times),
  };
}
