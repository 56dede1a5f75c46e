import type { CompletionList, DocumentDiagnosticReport, Hover, MarkupContent } from 'vscode-languageserver';
import { afterEach, describe, expect, it } from 'vitest';
import type { IndexStatus, SourcesResult } from '../../src/protocol/index.ts';
import { TestClient } from '../support/client.ts';
import { FakeOffice, type Manner } from '../support/fakeOffice.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/folders.ts';

const COPIED = '去年以来，全市共排查整治各类隐患三千余处，建成城市生命线监测平台一座，处置突发险情二十三起。';
const OFFICE = {
  'a.txt': `甲市安全生产工作报告\n一、总体情况\n坚持统筹发展和安全，压实安全生产责任。${COPIED}\n`,
  'b.txt': '乙市安全生产工作报告\n坚持统筹发展和安全，压实安全生产责任。\n',
  'c.txt': '丙市安全生产工作报告\n坚持统筹发展和安全，压实安全生产责任，守住安全底线。\n',
};
const OWN = { 'own.txt': '丁市统计公报\n全年粮食产量稳定，坚持统筹发展和安全。\n' };

describe('an office’s corpus beside one’s own, over stdio', () => {
  const open: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of open.splice(0).toReversed()) await close();
  });

  async function start(
    files: Readonly<Record<string, string>> = OFFICE,
    {
      manner = 'well',
      server,
      locale = 'zh-cn',
    }: { manner?: Manner; server?: unknown; locale?: string } = {},
  ): Promise<{ client: TestClient; office: FakeOffice }> {
    const office = await FakeOffice.start(files);
    open.push(() => office.close());
    office.manner = manner;
    const folders: TemporaryFolder[] = [temporaryFolder(OWN), temporaryFolder()];
    open.push(() => folders.forEach((folder) => folder.remove()));
    const client = await TestClient.start({
      locale,
      initializationOptions: { corpus: { paths: [folders[0].path] }, cacheDir: folders[1].path },
      settings: { corpus: { server: server ?? office.address }, completion: { threshold: 0 } },
    });
    open.push(() => client.stop());
    return { client, office };
  }

  const officeIs = (state: string) => (status: IndexStatus) =>
    status.state === 'ready' && status.office?.state === state;

  async function hover(client: TestClient, marked: string): Promise<string> {
    const found = await client.at<Hover | null>('textDocument/hover', marked);
    return found ? (found.contents as MarkupContent).value : '';
  }

  /** The hover as soon as it says {@link said}: an answer of a busy machine may come too late for one. */
  async function hoverSaying(client: TestClient, marked: string, said: string): Promise<string> {
    for (;;) {
      const shown = await hover(client, marked);
      if (shown.includes(said)) return shown;
    }
  }

  /**
   * What {@link ask} gets, asked again each time the server says that its corpus is another. Asking without a rest would keep the
   * processors from the thread that fetches, which lets others go first.
   */
  async function onceFetched<T>(client: TestClient, ask: () => Promise<T | undefined>): Promise<T> {
    for (;;) {
      const { refreshes } = client;
      const answer = await ask();
      if (answer !== undefined) return answer;
      await client.until(() => client.refreshes > refreshes);
    }
  }

  it('shows both counts, says where sources live, and opens one from the server', async () => {
    const { client, office } = await start();
    const { office: status } = await client.status(officeIs('ready'));
    expect(status).toEqual({ server: `127.0.0.1:${office.port}`, index: 'yinju', state: 'ready' });
    const shown = await hoverSaying(client, '坚持统筹发|展和安全', '本机 1 处 · 单位语料 3 处');
    expect(shown).toContain('](yinju-source:');
    expect(shown).toContain(' 单位语料');
    const found = await client.connection.sendRequest<SourcesResult>('yinju/sources', {
      text: '压实安全生产责任',
    });
    expect(found).toMatchObject({ total: 0, office: { places: 3, articles: 3 } });
    expect(found.sources).toHaveLength(3);
    const [source] = found.sources;
    expect(source).toMatchObject({ isOffice: true, match: '压实安全生产责任' });
    expect(source.uri).toMatch(/^yinju-source:/u);
    const { text } = await client.connection.sendRequest<{ text: string }>('yinju/sourceText', {
      uri: source.uri,
    });
    const line = text.split('\n')[source.range.start.line];
    expect(line.slice(source.range.start.character, source.range.end.character)).toBe('压实安全生产责任');
  });

  it('continues from the server, and says where a continuation comes from', async () => {
    const { client, office } = await start();
    await client.status(officeIs('ready'));
    await client.at('textDocument/completion', '戊市工作总结\n压实安全|');
    await office.untilAsked((body) => body.includes('压实安全'));
    // What comes late comes into the next list.
    const item = await onceFetched(client, async () => {
      const list = await client.at<CompletionList>('textDocument/completion', '戊市工作总结\n压实安全|');
      return list.items.find(({ textEdit }) => textEdit?.newText.startsWith('生产'));
    });
    expect(item.detail).toBe('见于单位语料');
  });

  it('finds what was copied from there', async () => {
    const { client } = await start();
    await client.status(officeIs('ready'));
    const uri = 'untitled:copied';
    await client.open(uri, `戊市工作总结\n成绩来之不易。${COPIED}\n`);
    const findings = () =>
      client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
        textDocument: { uri },
      });
    const copied = await onceFetched(client, async () => {
      const report = await findings();
      return report.kind === 'full' ? report.items.find(({ code }) => code === 'copied') : undefined;
    });
    expect(copied.relatedInformation?.[0].location.uri).toMatch(/^yinju-source:/u);
  });

  it('sends fingerprints, not paragraphs, when it looks for what was copied', async () => {
    const { client, office } = await start();
    await client.status(officeIs('ready'));
    const secret = '本市某某项目涉及金额一千二百三十四万元，由张三负责实施并按期完成验收工作';
    await client.open('untitled:secret', `戊市工作总结\n一、情况\n${secret}。\n二、打算\n`);
    await office.untilAsked((body) => body.includes('"prints"'));
    expect(office.bodies.join('\n')).not.toContain('一千二百三十四万元');
  });

  it('sends nothing where no server is set', async () => {
    const { client, office } = await start(OFFICE, { server: '' });
    const status = await client.status(({ state }) => state === 'ready');
    expect(status.office).toBeUndefined();
    expect(await hover(client, '坚持统筹发|展和安全')).toContain('1 处 · 1 篇');
    await client.configure({ corpus: { server: office.address } });
    await client.status(officeIs('ready'));
    expect(office.asked.length).toBeGreaterThan(0);
    await client.configure({ corpus: { server: '' } });
    await client.until(() => client.statuses.some(({ office: at }) => at === undefined));
    await hover(client, '全年粮食产|量稳定');
    const asked = office.asked.length;
    expect(await hover(client, '坚持统筹发|展和安全')).toContain('1 处 · 1 篇');
    expect(office.asked).toHaveLength(asked);
  });

  const FAULTS: readonly [Manner, RegExp][] = [
    ['failing', /出错（503）/u],
    ['refusing', /不接受此密码/u],
    ['otherVersion', /另一版本/u],
    ['noIndex', /没有名为“yinju”的语料/u],
    ['garbage', /无法向单位服务器查询/u],
  ];
  it('keeps working by itself with a server that fails, says what is wrong, and takes it up again', async () => {
    const { client, office } = await start();
    await client.status(officeIs('ready'));
    for (const [manner, said] of FAULTS) {
      // What the index is, is asked after a failure alone.
      office.manner = 'failing';
      await hoverSaying(client, '坚持统筹发|展和安全', '本机 1 处 · 单位语料：');
      office.manner = manner;
      await client.until(() => said.test(client.statuses.at(-1)?.office?.message ?? ''));
      office.manner = 'well';
      await client.until(() => client.statuses.at(-1)?.office?.state === 'ready');
      await hoverSaying(client, '坚持统筹发|展和安全', '本机 1 处 · 单位语料 3 处');
    }
  });

  it('keeps working by itself when nobody is there, and takes the server up when it comes', async () => {
    const { client, office } = await start();
    await client.status(officeIs('ready'));
    const { port } = office;
    await office.close();
    expect(await hover(client, '坚持统筹发|展和安全')).toContain('本机 1 处 · 单位语料：连不上单位服务器');
    await client.status(officeIs('fault'));
    await office.listen(port);
    client.statuses.length = 0;
    await client.status(officeIs('ready'));
  });

  it('counts nothing by half, and waits for no answer that does not come', async () => {
    const { client, office } = await start();
    await client.status(officeIs('ready'));
    office.manner = 'half';
    expect(await hover(client, '坚持统筹发|展和安全')).not.toContain('单位语料 3 处');
    office.manner = 'silent';
    expect(await hover(client, '全年粮食产|量稳定')).toContain('本机 1 处 · 单位语料：');
    const list = await client.at<CompletionList>('textDocument/completion', '全年粮食产|');
    expect(list.items[0]?.textEdit?.newText).toMatch(/^量稳定/u);
  });

  it('says what is wrong with an address', async () => {
    const { client } = await start(OFFICE, { server: 'search.office.example' });
    const { office } = await client.status(officeIs('fault'));
    expect(office?.message).toContain('不是服务器地址');
  });
});
