import { notice } from '../engine/text/notice.ts';
import { UsageError } from './errors.ts';

/** The value of `--{@link name}` when it is one of {@link values}; otherwise a {@link UsageError} that lists them. */
export function oneOf<T extends string>(name: string, values: readonly T[], value: string): T {
  const known = values.find((candidate) => candidate === value);
  if (known === undefined)
    throw new UsageError(notice('--{0} takes {1}, not {2}', name, values.join(', '), value));
  return known;
}

/** The value of `--{@link name}` as a whole number from {@link least}; otherwise a {@link UsageError}. */
export function wholeNumber(name: string, least: number, value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < least) {
    throw new UsageError(notice('--{0} takes a whole number from {1}, not {2}', name, least, value));
  }
  return number;
}
