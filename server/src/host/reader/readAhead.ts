import { detach } from '../../engine/detach.ts';

/**
 * Files that are being read at a time. A file takes eight trips to the disk, each of which waits for a thread of its own: with eight
 * on their way it is one trip that a file waits for.
 */
export const FILES_AHEAD = 8;

/** Resolves when it is a file's turn; to false where that will not come. */
export type Turn = Promise<boolean>;

interface Begun<Read> {
  readonly reading: Promise<Read>;
  readonly take: (isWanted: boolean) => void;
}

/**
 * What {@link read} makes of each of {@link files}, in their order, begun some files earlier: while one is worked on, the next ones
 * are on their way. Those that are begun and not taken have no turn.
 */
export function* readAhead<File, Read>(
  files: readonly File[],
  read: (file: File, turn: Turn) => Promise<Read>,
): Generator<Promise<Read>, void> {
  const begun: Begun<Read>[] = [];
  let next = 0;
  try {
    for (let taken = 0; taken < files.length; taken++) {
      while (next < Math.min(files.length, taken + FILES_AHEAD)) begun.push(begin(files[next++], read));
      const first = begun.shift();
      if (first === undefined) return;
      first.take(true);
      yield first.reading;
    }
  } finally {
    for (const { take } of begun) take(false);
  }
}

function begin<File, Read>(file: File, read: (file: File, turn: Turn) => Promise<Read>): Begun<Read> {
  let take: (isWanted: boolean) => void = () => undefined;
  const turn = new Promise<boolean>((resolve) => (take = resolve));
  const reading = read(file, turn);
  // Whoever takes it hears of a failure; of one that nobody takes, nobody need hear.
  detach(reading, () => undefined);
  return { reading, take };
}
