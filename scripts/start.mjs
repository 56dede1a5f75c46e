// Shows the main job in a terminal: starts the language server over stdio as an editor would, opens a draft,
// and prints what a drafter would see. `npm start -- DRAFT --corpus FOLDER` does it for one's own.
import { spawn } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { basename, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs, styleText } from 'node:util';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

const root = fileURLToPath(new URL('..', import.meta.url));
const coloured = process.stdout.isTTY && process.env.NO_COLOR === undefined;
const style = (format, text) => (coloured ? styleText(format, text) : text);
const print = (text = '') => process.stdout.write(`${text}\n`);

const chinese = /^zh/i.test(process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG ?? '');
const say = chinese
  ? {
      usage: '用法：npm start -- [稿件] [--corpus 语料文件夹 …]',
      indexing: '正在建立索引……',
      indexed: (s) => `${s.sourceFiles} 个文件 · ${s.articles} 篇 · ${s.characters} 字，分词：${s.segmenter}`,
      draft: '稿件',
      completions: '一、续写：光标停在 ▏处时看到的提示',
      none: '（语料没有接着说的话，因此不提示）',
      hover: '二、出处：把鼠标停在短语上看到的内容',
      findings: '三、检查：稿件里需要看一眼的地方',
      clean: '没有发现问题',
      editor: '在 VS Code 里打开：npm run editor（装扩展：npm run package，再“从 VSIX 安装”）',
      reports: '用自己的语料：npm start -- 稿件.txt --corpus 文件夹',
      missing: (path) => `找不到 ${path}`,
    }
  : {
      usage: 'Usage: npm start -- [DRAFT] [--corpus FOLDER ...]',
      indexing: 'Indexing ...',
      indexed: (s) =>
        `${s.sourceFiles} files, ${s.articles} articles, ${s.characters} characters; words by ${s.segmenter}`,
      draft: 'Draft',
      completions: '1. Completion: what is offered with the caret at ▏',
      none: '(the corpus does not go on from here, so nothing is shown)',
      hover: '2. Sources: what hovering over the phrase shows',
      findings: '3. Checks: what the drafter should look at',
      clean: 'Nothing found',
      editor: 'In VS Code: npm run editor (to install: npm run package, then "Install from VSIX")',
      reports: 'With your own corpus: npm start -- DRAFT.txt --corpus FOLDER',
      missing: (path) => `${path} does not exist`,
    };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { corpus: { type: 'string', short: 'c', multiple: true }, help: { type: 'boolean', short: 'h' } },
});
if (values.help) {
  print(say.usage);
  process.exit(0);
}
const draftPath = resolve(process.env.INIT_CWD ?? '.', positionals[0] ?? resolve(root, 'samples/draft.gw'));
const corpus = (values.corpus ?? []).map((path) => resolve(process.env.INIT_CWD ?? '.', path));
for (const path of [draftPath, ...corpus]) {
  if (!(await stat(path).catch(() => undefined))) {
    process.stderr.write(`${say.missing(path)}\n${say.usage}\n`);
    process.exit(2);
  }
}

const text = await readFile(draftPath, 'utf8');
const uri = pathToFileURL(draftPath).href;
const server = spawn(process.execPath, [resolve(root, 'server/dist/main.js'), '--stdio'], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const connection = createProtocolConnection(
  new StreamMessageReader(server.stdout),
  new StreamMessageWriter(server.stdin),
);

try {
  await show();
} finally {
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  connection.dispose();
}

async function show() {
  const ready = indexed();
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    locale: chinese ? 'zh-cn' : 'en',
    capabilities: { textDocument: { diagnostic: {} } },
    initializationOptions: { corpus: { paths: corpus } },
  });
  await connection.sendNotification('initialized', {});
  print(style('dim', say.indexing));
  print(say.indexed(await ready));
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: draftPath.endsWith('.md') ? 'markdown' : 'gongwen', version: 1, text },
  });
  print(`${say.draft}: ${relative(process.cwd(), draftPath)}`);

  print(`\n${style('bold', say.completions)}`);
  let hoverAt;
  for (const offset of await placesToComplete(3)) hoverAt = (await showCompletion(offset)) ?? hoverAt;

  print(`\n${style('bold', say.hover)}`);
  await showHover(hoverAt ?? Math.floor(text.length / 2));

  print(`\n${style('bold', say.findings)}`);
  await showFindings();

  print(`\n${say.editor}\n${say.reports}`);
}

/** The status that ends indexing. */
function indexed() {
  return new Promise((resolveStatus, reject) => {
    connection.onNotification('yinju/indexStatus', (status) => {
      if (status.state === 'failed') reject(new Error(status.message));
      if (status.state === 'ready') resolveStatus(status);
    });
  });
}

/** Where a drafter would stop: paragraphs without an end, or else after the first words of a sentence. */
async function placesToComplete(count) {
  const unfinished = [...text.matchAll(/[^。！？：；”）》\s\d]\n/g)]
    .map((match) => match.index + 1)
    .filter((end) => end - text.lastIndexOf('\n', end - 1) > 40);
  if (unfinished.length >= count) return unfinished.slice(0, count);
  const inside = [...text.matchAll(/[。；，]/g)]
    .map((match) => match.index + 6)
    .filter((place) => place < text.length);
  const offered = [];
  for (const offset of inside) {
    if (unfinished.length + offered.length === count) break;
    if ((await complete(offset)).length > 0) offered.push(offset);
  }
  return [...unfinished, ...offered];
}

async function complete(offset) {
  const list = await connection.sendRequest('textDocument/completion', at(offset));
  return list?.items ?? [];
}

/** Prints the list at an offset; returns the place of the phrase that the first item makes. */
async function showCompletion(offset) {
  const items = await complete(offset);
  const before = text.slice(Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - 24), offset);
  print(`\n  …${before}${style('inverse', '▏')}`);
  if (items.length === 0) {
    print(`    ${style('dim', say.none)}`);
    return undefined;
  }
  for (const item of items) print(`    ${style('green', item.label)}  ${style('dim', item.detail)}`);
  const { documentation } = await connection.sendRequest('completionItem/resolve', items[0]);
  // The counts, its first line, are beside the item already.
  print(indent(plain(documentation.value).replace(/^.*\n+/, ''), 6));
  return offset - 2;
}

async function showHover(offset) {
  const hover = await connection.sendRequest('textDocument/hover', at(offset));
  print(indent(hover ? plain(hover.contents.value) : say.none, 4));
}

async function showFindings() {
  const report = await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
  if (report.items.length === 0) print(`  ${say.clean}`);
  for (const { range, severity, code, message, relatedInformation = [] } of report.items) {
    const where = `${basename(draftPath)}:${range.start.line + 1}:${range.start.character + 1}`;
    print(`  ${where} ${style(severity === 2 ? 'yellow' : 'cyan', message)} ${style('dim', `[${code}]`)}`);
    const [first] = relatedInformation;
    if (first) print(style('dim', `      → ${first.message}`));
  }
}

function at(offset) {
  const before = text.slice(0, offset).split('\n');
  return {
    textDocument: { uri },
    position: { line: before.length - 1, character: before.at(-1).length },
    context: { triggerKind: 1 },
  };
}

/** Markdown as a terminal shows it: links as their text, no emphasis marks, no escapes. */
function plain(markdown) {
  return markdown
    .replaceAll(/\[((?:\\.|[^[\]\\])*)\]\([^()]*\)/g, '$1')
    .replaceAll(/(?<!\\)\*\*/g, '')
    .replaceAll(/\\(.)/g, '$1')
    .replaceAll(/\n{2,}/g, '\n');
}

function indent(block, width) {
  return block.replaceAll(/^/gm, ' '.repeat(width));
}
