import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { type Archive, openArchive } from '../../src/corpus/formats/archive.ts';
import { Budget } from '../../src/corpus/formats/limits.ts';

/** Files of an archive as yauzl reads them, which needs Node; undefined where it does not. */
async function oracle(bytes: Uint8Array): Promise<Record<string, string> | undefined> {
  try {
    const zip = await new Promise<ZipFile>((resolve, reject) => {
      fromBuffer(Buffer.from(bytes), { lazyEntries: true, decodeStrings: false }, (error, opened) =>
        error === null ? resolve(opened) : reject(error),
      );
    });
    const entries = await new Promise<Entry[]>((resolve, reject) => {
      const found: Entry[] = [];
      zip.on('entry', (entry: Entry) => {
        found.push(entry);
        zip.readEntry();
      });
      zip.on('end', () => resolve(found));
      zip.on('error', reject);
      zip.readEntry();
    });
    const files: Record<string, string> = {};
    for (const entry of entries) {
      const chunks: Buffer[] = [];
      const stream = await new Promise<AsyncIterable<Buffer>>((resolve, reject) => {
        zip.openReadStream(entry, (error, opened) => (error === null ? resolve(opened) : reject(error)));
      });
      for await (const chunk of stream) chunks.push(chunk);
      const name: unknown = entry.fileName;
      files[String(name)] = Buffer.concat(chunks).toString('latin1');
    }
    return files;
  } catch {
    return undefined;
  }
}

async function ours(bytes: Uint8Array): Promise<Record<string, string> | undefined> {
  try {
    const archive = await openArchive(bytes, new Budget());
    const files: Record<string, string> = {};
    for (const { name } of archive.entries) {
      files[name] = Buffer.from((await archive.read(name)) ?? []).toString('latin1');
    }
    return files;
  } catch {
    return undefined;
  }
}

const open = (bytes: Uint8Array): Promise<Archive> => openArchive(bytes, new Budget());

describe('archives', () => {
  it('hold the files that yauzl finds in them, also where bytes are damaged', async () => {
    const content = fc.uint8Array({ maxLength: 300 });
    const file = fc.tuple(
      fc.stringMatching(/^[a-z]{1,4}$/u),
      content,
      fc.constantFrom(0 as const, 6 as const),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(file, { selector: ([name]) => name, minLength: 1, maxLength: 4 }),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 2 }),
        async (files, damage) => {
          const bytes = zipSync(
            Object.fromEntries(files.map(([name, text, level]) => [name, [text, { level }]] as const)),
          );
          for (const [at, byte] of damage) bytes[at % bytes.length] = byte;
          const expected = await oracle(bytes);
          // What it gives up, for bytes after the archive, may be read here.
          if (expected !== undefined) expect(await ours(bytes)).toEqual(expected);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('may have bytes before and after them, and a comment that looks like an end', async () => {
    const plain = zipSync({ 'a.txt': strToU8('甲') });
    const comment = Buffer.from([0x50, 0x4b, 5, 6, ...Array.from({ length: 30 }, () => 1)]);
    const commented = Buffer.concat([plain, comment]);
    commented.writeUInt16LE(comment.length, plain.length - 2);
    for (const bytes of [commented, Buffer.concat([plain, Buffer.from('\r\n')])]) {
      expect(await (await open(bytes)).read('a.txt')).toEqual(strToU8('甲'));
    }
  });

  it('are read where sizes and places are in the fields for large files', async () => {
    const plain = Buffer.from(zipSync({ 'a.txt': [strToU8('甲乙'), { level: 0 }] }));
    const directory = plain.readUInt32LE(plain.length - 6);
    const entry = plain.subarray(directory, plain.length - 22);
    const extra = Buffer.alloc(4 + 24);
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(24, 2);
    for (const [i, at] of [24, 20, 42].entries()) {
      extra.writeUInt32LE(entry.readUInt32LE(at), 4 + i * 8);
      entry.writeUInt32LE(0xffffffff, at);
    }
    entry.writeUInt16LE(extra.length, 30);
    const end = Buffer.alloc(56);
    end.writeUInt32LE(0x06064b50, 0);
    end.writeUInt32LE(1, 32);
    end.writeUInt32LE(directory, 48);
    const pointer = Buffer.alloc(20);
    pointer.writeUInt32LE(0x07064b50, 0);
    pointer.writeUInt32LE(directory + entry.length + extra.length, 8);
    const tail = plain.subarray(-22);
    const bytes = Buffer.concat([plain.subarray(0, directory), entry, extra, end, pointer, tail]);
    expect(await oracle(bytes)).toEqual({
      'a.txt': strToU8('甲乙').reduce((t, b) => t + String.fromCharCode(b), ''),
    });
    expect(await (await open(bytes)).read('a.txt')).toEqual(strToU8('甲乙'));
  });

  it.each([-1, 1])('are damaged where a file has %i bytes more than its directory says', async (more) => {
    for (const level of [0, 6] as const) {
      const bytes = Buffer.from(zipSync({ 'a.txt': [strToU8('甲'.repeat(100)), { level }] }));
      const directory = bytes.readUInt32LE(bytes.length - 6);
      bytes.writeUInt32LE(bytes.readUInt32LE(directory + 24) - more, directory + 24);
      await expect((await open(bytes)).read('a.txt')).rejects.toThrow('cannot be unpacked');
    }
  });

  it('that say they hold millions of files are refused before any is listed', async () => {
    const bytes = Buffer.from(zipSync({ 'a.txt': strToU8('甲') }));
    bytes.writeUInt16LE(20_000, bytes.length - 12);
    await expect(open(bytes)).rejects.toThrow('cannot be unpacked');
    bytes.writeUInt16LE(20_001, bytes.length - 12);
    await expect(open(bytes)).rejects.toThrow('too large');
  });

  it('gives the opening of a file without unpacking it whole', async () => {
    const archive = await open(zipSync({ a: new Uint8Array(500_000), b: strToU8('甲') }));
    expect(await archive.opening('a', 10)).toEqual(new Uint8Array(10));
    expect(await archive.opening('b', 10)).toEqual(strToU8('甲'));
    expect(await archive.opening('无', 10)).toEqual(new Uint8Array());
  });
});
