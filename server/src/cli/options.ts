import { UsageError } from './errors.ts';

/** The value of `--{@link name}` when it is one of {@link values}; otherwise a {@link UsageError} that lists them. */
export function oneOf<T extends string>(name: string, values: readonly T[], value: string): T {
  const known = values.find((candidate) => candidate === value);
  if (known === undefined) throw new UsageError(`--${name} takes ${values.join(', ')}, not ${value}`);
  return known;
}

/** The value of `--{@link name}` as a whole number from {@link least}; otherwise a {@link UsageError}. */
export function wholeNumber(name: string, least: number, value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < least) {
    throw new UsageError(`--${name} takes a whole number from ${least}, not ${value}`);
  }
  return number;
}
