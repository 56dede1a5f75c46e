// Bundles the server, its worker, the command line and the client. `--watch` rebuilds on change.

import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const watch = process.argv.includes('--watch');
const { build, context } = await bundler();

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  sourcemap: true,
  logLevel: 'warning',
  external: ['vscode'],
};

const entries = {
  main: 'server/src/main.ts',
  worker: 'server/src/host/worker.ts',
  officeWorker: 'server/src/office/worker.ts',
  cli: 'server/src/cli/main.ts',
};

/** What measures the server, where it is there. */
const measuring = {
  eval: 'bench/eval/main.ts',
  bench: 'bench/speed/main.ts',
};

const server = {
  ...common,
  entryPoints: entries,
  outdir: 'server/dist',
  format: 'esm',
  // What is imported dynamically (the readers of file formats) loads when it is needed.
  splitting: true,
  chunkNames: 'code-[name]-[hash]',
  // The first answer waits for its code: a tenth less of processor time. Names stay, for the log.
  minifyWhitespace: true,
  minifySyntax: true,
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
};

// By itself: with more entries the server’s own code would be in more and smaller files. The package leaves it out.
const bench = {
  ...server,
  chunkNames: 'measuring-[hash]',
  entryPoints: Object.fromEntries(Object.entries(measuring).filter(([, file]) => existsSync(file))),
};

const client = {
  ...common,
  entryPoints: { extension: 'client/src/extension.ts' },
  outdir: 'client/dist',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  // The editor waits for it at start.
  minify: true,
};

// Chunks are named by their content: old ones would stay.
rmSync('server/dist', { recursive: true, force: true });

// Words are cut by jieba's dictionary and model. They are plain files of nodejieba's, whose binary nothing here needs.
const jieba = 'node_modules/nodejieba/submodules/cppjieba';
if (existsSync(jieba)) {
  mkdirSync('server/dist/jieba', { recursive: true });
  cpSync(join(jieba, 'LICENSE'), 'server/dist/jieba/LICENSE');
  writeFileSync('server/dist/jieba/dictionary.bin', await packedDictionary(join(jieba, 'dict')));
} else {
  process.stderr.write(
    'nodejieba is not installed, so words will be cut by ICU, less well. Run npm ci, then build again.\n',
  );
}

// pdf.js reads the predefined character maps of Chinese fonts from files.
const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
cpSync(join(pdfjs, 'cmaps'), 'server/dist/cmaps', { recursive: true });

for (const options of [server, bench, client]) {
  if (watch) await (await context(options)).watch();
  else await build(options);
}

/** esbuild, or its slower WebAssembly build where npm was asked to leave out the binary of this platform. */
async function bundler() {
  const native = await import('esbuild');
  try {
    await native.transform('');
    return native;
  } catch {
    return import('esbuild-wasm');
  }
}

/** The file that the server reads, of the texts in {@link folder}, which take half a second: the engine's own code makes it. */
async function packedDictionary(folder) {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { readDictionary } from './jiebaFiles.ts'; export { packDictionary } from './packedDictionary.ts';`,
      resolveDir: 'server/src/engine/text',
    },
    bundle: true,
    format: 'esm',
    write: false,
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  const { packDictionary, readDictionary } = await import(`data:text/javascript;base64,${code}`);
  const read = (name) => readFileSync(join(folder, name), 'utf8');
  return packDictionary(
    readDictionary({
      dictionary: read('jieba.dict.utf8'),
      added: read('user.dict.utf8'),
      hiddenModel: read('hmm_model.utf8'),
    }),
  );
}
