import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diskFiles } from '../../src/files/diskFiles.ts';
import { decodePath, displayPath, fileUri, fsPath, pathOfUri } from '../../src/files/filePath.ts';
import { listFiles } from '../../src/files/listFiles.ts';
import { anyText } from '../support/anyText.ts';

/** `公文.txt` in GBK, as unpacked from an old archive. */
const GBK_NAME = Buffer.from([0xb9, 0xab, 0xce, 0xc4, ...Buffer.from('.txt')]);

describe('paths of any bytes', () => {
  it('come back as the same bytes', () => {
    const bytes = fc
      .uint8Array({ maxLength: 12 })
      .map((name) => Buffer.from(name.filter((byte) => byte > 0)));
    const pieces = fc.oneof(
      bytes,
      anyText({ maxLength: 4 }).map((text) => Buffer.from(text)),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 4 }), (parts) => {
        const name = Buffer.concat(parts);
        return Buffer.from(fsPath(decodePath(name))).equals(name);
      }),
      { numRuns: 200 },
    );
  });

  it('are those of Node where they are UTF-8', () => {
    for (const path of ['/a b/甲#%.txt', '/\ufffd.txt', '/𠮷/x.md']) {
      expect(decodePath(Buffer.from(path))).toBe(path);
      expect(fsPath(path)).toBe(path);
      expect(fileUri(path)).toBe(pathToFileURL(path).href);
      expect(pathOfUri(fileUri(path))).toBe(path);
    }
  });

  it('have URIs, and names that people can read', () => {
    const path = `/甲 乙/${decodePath(GBK_NAME)}`;
    expect(fileUri(path)).toBe('file:///%E7%94%B2%20%E4%B9%99/%B9%AB%CE%C4.txt');
    expect(pathOfUri(fileUri(path))).toBe(path);
    expect(displayPath(decodePath(GBK_NAME))).toBe('公文.txt');
  });

  it.each(['untitled:1', 'file://server/share/a.txt', 'file:///a%00b', 'file:///a%2Fb', 'https://a/b'])(
    'there is none for %s',
    (uri) => expect(pathOfUri(uri)).toBeUndefined(),
  );
});

describe.skipIf(process.platform !== 'linux')('a folder with names that are not UTF-8', () => {
  const folder = join(tmpdir(), `yinju-raw-${process.pid}`);
  const deep = Buffer.concat([Buffer.from(`${folder}/`), GBK_NAME.subarray(0, 4)]);
  beforeAll(async () => {
    await mkdir(folder, { recursive: true });
    await mkdir(deep);
    await writeFile(Buffer.concat([Buffer.from(`${folder}/`), GBK_NAME]), '字');
    await writeFile(Buffer.concat([deep, Buffer.from('/甲.txt')]), '字');
    await writeFile(join(folder, '乙.txt'), '字');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is listed whole, each file once', async () => {
    const names: string[] = [];
    for await (const { path, size } of listFiles(diskFiles, [folder])) {
      names.push(displayPath(basename(path)));
      expect(size).toBe(3);
    }
    expect(names.sort()).toEqual(['乙.txt', '公文.txt', '甲.txt'].sort());
  });
});
