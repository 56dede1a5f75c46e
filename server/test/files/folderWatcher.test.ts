import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FolderWatcher } from '../../src/files/folderWatcher.ts';
import { temporaryFolder } from '../support/services.ts';

describe('FolderWatcher', () => {
  it('watches what was requested last, however soon after the last time', async () => {
    const home = await temporaryFolder();
    const deep = ['a', 'b', 'c', 'd'].map((name) => join(home, 'one', name));
    await Promise.all([...deep, join(home, 'two')].map((path) => mkdir(path, { recursive: true })));
    const watcher = new FolderWatcher(
      () => undefined,
      (message) => expect.fail(message),
    );
    onTestFinished(() => watcher.dispose());
    const first = watcher.watch([join(home, 'one')]);
    const second = watcher.watch([join(home, 'two')]);
    await Promise.all([first, second]);
    expect(watcher.watched).toEqual([join(home, 'two')]);
    const third = watcher.watch([join(home, 'one')]);
    watcher.dispose();
    await third;
    expect(watcher.watched).toEqual([]);
  });
});
