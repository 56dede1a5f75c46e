import { readdir, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ASIDE } from './files.ts';

const DAY = 86_400_000;
/** Names that the cache gives. Whoever points it at a folder of theirs must not lose what else lies there. */
const VERSION = /^\d+-[0-9a-f]{12}$/u;
const FILE = /^(?:[0-9a-f]{64}|[0-9a-f]{32}\.(?:corpus|phrases))(?:\.[0-9a-f]{12}\.part)?$/u;

/** What {@link sweep} keeps. Sizes in bytes, times in milliseconds. */
interface SweepLimits {
  /** All files together, as far as {@link SweepLimits.grace} allows. */
  readonly bytes: number;
  /** What was written or used this recently may belong to a server that runs: it stays. */
  readonly grace: number;
  /** A corpus that was not opened for so long is forgotten. */
  readonly unused: number;
  /** What another version of the program left is kept for those who use both, for so long. */
  readonly otherVersion: number;
}

export const SWEEP_LIMITS: SweepLimits = {
  bytes: 4e9,
  grace: 3_600_000,
  unused: 90 * DAY,
  otherVersion: 7 * DAY,
};

interface Found {
  readonly path: string;
  readonly size: number;
  /** When it was last written or used, as `Date.now()`. */
  readonly usedAt: number;
  readonly isOther: boolean;
}

/**
 * Bounds a folder of one folder a version, of which {@link version} is the one in use: removes what was begun and
 * never ended, what nobody used for long, and then what was used longest ago. Nothing breaks where another server
 * wanted it: what is absent is read from the corpus again. Touches no file that is not the cache's. Never rejects.
 */
export async function sweep(folder: string, version: string, limits: SweepLimits): Promise<void> {
  const found = await filesBelow(folder, version);
  const now = Date.now();
  let bytes = found.reduce((sum, { size }) => sum + size, 0);
  for (const { path, size, usedAt, isOther } of found.sort((a, b) => a.usedAt - b.usedAt)) {
    const age = now - usedAt;
    if (age < limits.grace) break;
    const isStale = age > (isOther ? limits.otherVersion : limits.unused) || path.endsWith(ASIDE);
    if (!isStale && bytes <= limits.bytes) continue;
    await rm(path, { force: true }).catch(() => undefined);
    bytes -= size;
  }
  for (const name of await namesIn(folder)) {
    if (VERSION.test(name) && name !== version) await removeEmpty(join(folder, name));
  }
}

async function filesBelow(folder: string, version: string): Promise<Found[]> {
  const versions = (await namesIn(folder)).filter((name) => VERSION.test(name));
  const found = await Promise.all(
    versions.map((name) => filesOf(join(folder, name), { isOther: name !== version })),
  );
  return found.flat();
}

async function filesOf(folder: string, { isOther }: Pick<Found, 'isOther'>): Promise<Found[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const found = await Promise.all(
    entries.map(async (entry): Promise<Found | undefined> => {
      if (!entry.isFile() || !FILE.test(entry.name)) return undefined;
      const path = join(entry.parentPath, entry.name);
      const stats = await stat(path).catch(() => undefined);
      return stats && { path, size: stats.size, usedAt: stats.mtimeMs, isOther };
    }),
  );
  return found.flatMap((file) => file ?? []);
}

/** Removes folders that hold no file. One that another process fills meanwhile stays: only empty ones can go. */
async function removeEmpty(folder: string): Promise<void> {
  for (const name of await namesIn(folder)) await removeEmpty(join(folder, name));
  await rmdir(folder).catch(() => undefined);
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
