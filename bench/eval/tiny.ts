/**
 * `--tiny`, which every evaluation takes: a few texts of the starter corpus in seconds, to see that a command works
 * and what it prints. Its figures mean nothing, and miss no reach.
 */
export const TINY = '--tiny';
/** The folder of a tiny run, and how many of its files are read. */
export const TINY_FOLDER = 'seeds';
export const TINY_FILES = 12;
/** Passages of the one article that is written again, and phrases that are requested. */
export const TINY_PASSAGES = 6;
export const TINY_QUESTIONS = 10;

/** Whether a run is to be tiny, and its other arguments. */
export function withoutTiny(args: readonly string[]): { readonly tiny: boolean; readonly rest: string[] } {
  return { tiny: args.includes(TINY), rest: args.filter((arg) => arg !== TINY) };
}
