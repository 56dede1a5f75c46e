import { describe, expect, it } from 'vitest';
import { Looks } from '../../src/host/looks.ts';

describe('looks at a disk', () => {
  it('are waited for', async () => {
    let looked = 0;
    const looks = new Looks(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      looked++;
    }, 60_000);
    await looks.once();
    await looks.once();
    expect(looked).toBe(2);
  });

  it('that do not end are waited for once, and begun again only when they have', async () => {
    const ends: (() => void)[] = [];
    const looks = new Looks(() => new Promise<void>((resolve) => ends.push(resolve)), 1);
    await looks.once();
    await looks.once();
    expect(ends).toHaveLength(1);
    ends[0]();
    await new Promise((resolve) => setImmediate(resolve));
    await looks.once();
    expect(ends).toHaveLength(2);
  });
});
