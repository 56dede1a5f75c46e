import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Reach } from '../../src/host/keeper/folders.ts';
import { scanPaths } from '../../src/host/keeper/diskScan.ts';
import { temporaryFolder } from '../support/services.ts';

class CountedSet extends Set<string> {
  asked = 0;
  override has(path: string): boolean {
    this.asked++;
    return super.has(path);
  }
}

describe('scanPaths', () => {
  it('knows what disappeared with its folder, by a look-up for each folder above it', async () => {
    const home = await temporaryFolder();
    await mkdir(join(home, 'a'));
    const changed = new CountedSet(Array.from({ length: 4000 }, (_, number) => join(home, 'a', `${number}`)));
    const look = await scanPaths(
      { paths: [home], exclude: [] },
      { reach: new Reach(), isOwn: () => false },
      changed,
    );
    expect(look?.files).toEqual([]);
    expect(look?.covers(join(home, 'a', '7'))).toBe(true);
    expect(look?.covers(join(home, 'a', '7', 'deep', 'x.txt'))).toBe(true);
    changed.asked = 0;
    expect(look?.covers(join(home, 'a', 'other.txt'))).toBe(false);
    expect(changed.asked).toBeLessThan(home.split('/').length + 5);
  });
});
