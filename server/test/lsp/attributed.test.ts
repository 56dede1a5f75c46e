import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction, Diagnostic, DocumentDiagnosticReport, TextEdit } from 'vscode-languageserver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestClient } from '../support/client.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/folders.ts';

const PASSAGE = '全年共整治各类隐患三千余处并逐一销号，全市上下把责任扛在肩上';
const TWO = '全年共整治各类隐患三千余处并逐一销号。全市上下把责任扛在肩上、把工作抓在手里';
const INNER = '深入践行“马上就办、真抓实干”的作风，把群众的烦心事一件一件办到心坎上';

/** Sources of every kind that a form is written for. */
const SOURCES = {
  dated: `甲市安全生产工作报告\n（2023年1月5日）\n一、总体情况\n一年来，${PASSAGE}、抓在手里。\n`,
  undated: `乙市安全生产工作总结\n一年来，${TWO}，成效明显。\n`,
  nested: `关于学习《安全生产法》的情况报告\n一年来，${INNER}，群众满意。\n`,
};

const DRAFTS: readonly [what: string, source: keyof typeof SOURCES, marked: string][] = [
  ['inside a sentence', 'dated', `今年，我市|${PASSAGE}|，成效明显。\n`],
  ['a whole sentence', 'dated', `今年雾大。\n|${PASSAGE}|。\n`],
  ['without punctuation after it', 'dated', `今早雾大，码头边的老张照旧支起了茶摊，我市|${PASSAGE}|`],
  ['in the middle of a clause', 'dated', `今年，我市|${PASSAGE}|成效明显。\n`],
  ['over two sentences', 'undated', `今年，我市|${TWO}|，成效明显。\n`],
  ['quotation marks inside', 'nested', `今年，我市|${INNER}|，成效明显。\n`],
  ['in quotation marks already', 'dated', `今年，我市“|${PASSAGE}|”，成效明显。\n`],
];

describe('words that Yinju writes to name a source are not a copy to it', () => {
  const cache = temporaryFolder();
  const corpora: TemporaryFolder[] = [];
  const clients = new Map<keyof typeof SOURCES, TestClient>();
  let drafts = 0;

  beforeAll(async () => {
    for (const [name, text] of Object.entries(SOURCES)) {
      const corpus = temporaryFolder({ 'a.txt': text, 'b.txt': '丙市总结\n另说别事。\n' });
      corpora.push(corpus);
      const client = await TestClient.start({
        initializationOptions: { corpus: { paths: [corpus.path] }, cacheDir: cache.path },
      });
      clients.set(name as keyof typeof SOURCES, client);
      await client.status(({ state }) => state === 'ready');
    }
  });
  afterAll(async () => {
    for (const client of clients.values()) await client.stop();
    for (const folder of [...corpora, cache]) folder.remove();
  });

  async function copiesIn(client: TestClient, uri: string): Promise<Diagnostic[]> {
    const report = await client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    return report.kind === 'full' ? report.items.filter(({ code }) => String(code).endsWith('copied')) : [];
  }

  const FORMS = ['Quote it with its source', 'Insert its source', 'Put it in quotes with its source'];
  const LANGUAGES = ['plaintext', 'gongwen', 'markdown'];

  it.each(
    DRAFTS.flatMap(([what, source, marked]) =>
      FORMS.flatMap((form) => LANGUAGES.map((language) => ({ what, source, marked, form, language }))),
    ),
  )('$form, $language, $what', async ({ source, marked, form, language }) => {
    const client = clients.get(source)!;
    const [before, selected, after] = marked.split('|');
    const text = before + selected + after;
    const uri = `untitled:attributed-${++drafts}`;
    const document = TextDocument.create(uri, language, 1, text);
    await client.open(uri, text, language);
    expect(await copiesIn(client, uri)).toHaveLength(1);
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: {
        start: document.positionAt(before.length),
        end: document.positionAt(before.length + selected.length),
      },
      context: { diagnostics: [] },
    });
    const edits = actions.find(({ title }) => title.startsWith(form))?.edit?.changes?.[uri];
    expect(edits).toBeDefined();
    const written = TextDocument.applyEdits(document, edits as TextEdit[]);
    expect(written).not.toBe(text);
    const again = `untitled:attributed-${++drafts}`;
    await client.open(again, written, language);
    expect(
      (await copiesIn(client, again)).map(({ message }) => message),
      written,
    ).toEqual([]);
  });
});
