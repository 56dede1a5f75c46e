import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AcceptedEntry } from '../../src/engine/check/accepted.ts';
import {
  ACCEPTED_FILE,
  AcceptedFileError,
  AcceptedFindings,
  acceptedRootOf,
} from '../../src/host/acceptedFindings.ts';

const entry = (text: string): AcceptedEntry => ({ check: 'copied', text, before: '前', after: '后' });

describe('AcceptedFindings', () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'yinju-accepted-'));
  });
  afterAll(() => rm(root, { recursive: true }));

  it('remembers each entry once, in a file that others read', async () => {
    const accepted = new AcceptedFindings(root);
    expect(await accepted.entries()).toEqual([]);
    await Promise.all([
      accepted.accept(entry('甲')),
      accepted.accept(entry('乙')),
      accepted.accept(entry('甲')),
    ]);
    expect(await accepted.entries()).toEqual([entry('甲'), entry('乙')]);
    expect(await new AcceptedFindings(root).entries()).toEqual([entry('甲'), entry('乙')]);
    expect(await acceptedRootOf(join(root, 'sub', 'draft.txt'))).toBe(root);
  });

  it('leaves a file alone that it cannot understand', async () => {
    const broken = await mkdtemp(join(tmpdir(), 'yinju-broken-'));
    await mkdir(join(broken, '.yinju'));
    await writeFile(join(broken, ACCEPTED_FILE), '{ no json');
    const accepted = new AcceptedFindings(broken);
    await expect(accepted.entries()).rejects.toThrow(AcceptedFileError);
    await expect(accepted.accept(entry('甲'))).rejects.toThrow(AcceptedFileError);
    expect(await readFile(join(broken, ACCEPTED_FILE), 'utf8')).toBe('{ no json');
    await rm(broken, { recursive: true });
  });
});
