import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestClient } from '../support/client.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/folders.ts';

const DRAFT = '关于平安建设的报告\n\n一、总体情况\n坚持统筹发展与安全，压实责任，共有xx起。\n';

describe('from draft to paper, over stdio', () => {
  const cache = temporaryFolder();
  let corpus: TemporaryFolder;
  let client: TestClient;

  beforeAll(async () => {
    corpus = temporaryFolder({ 'a.txt': '报告\n\n坚持统筹发展和安全。\n' });
    client = await TestClient.start({
      locale: 'zh-cn',
      initializationOptions: { corpus: { paths: [corpus.path] }, cacheDir: cache.path },
    });
    await client.status(({ state }) => state === 'ready');
    await client.open('untitled:1', DRAFT, 'gongwen');
  });
  afterAll(async () => {
    await client.stop();
    corpus.remove();
    cache.remove();
  });

  it('exports an open draft, and counts what is left to do', async () => {
    const exported = await client.connection.sendRequest<{ content: string; placeholders: number }>(
      'yinju/exportDraft',
      { uri: 'untitled:1', format: 'docx' },
    );
    expect(exported.placeholders).toBe(1);
    const parts = unzipSync(Buffer.from(exported.content, 'base64'));
    expect(strFromU8(parts['word/document.xml'])).toContain('关于平安建设的报告');
    expect(
      await client.connection.sendRequest('yinju/exportDraft', { uri: 'untitled:2', format: 'docx' }),
    ).toBe(null);
  });

  it('opens a Word file and writes a correction back into it', async () => {
    const { content } = await client.connection.sendRequest<{ content: string }>('yinju/exportDraft', {
      uri: 'untitled:1',
      format: 'docx',
    });
    const { text } = await client.connection.sendRequest<{ text: string }>('yinju/wordText', { content });
    expect(text).toContain('坚持统筹发展与安全，压实责任，共有xx起。');
    const revised = await client.connection.sendRequest<{
      content: string;
      placed: number;
      unplaced: string[];
    }>('yinju/reviseWord', { content, text: text.replace('与安全', '和安全') });
    expect(revised).toMatchObject({ placed: 1, unplaced: [] });
    const xml = strFromU8(unzipSync(Buffer.from(revised.content, 'base64'))['word/document.xml']);
    expect(xml.match(/<w:del /gu)).toHaveLength(1);
    expect(xml).toMatch(/<w:delText[^>]*>与<.*<w:ins [^>]*w:author="Yinju"[^>]*>.*<w:t[^>]*>和</su);
  });

  it('says in the reader’s language what is wrong with a file', async () => {
    const content = Buffer.from('不是 Word 文件，只是一段文字。').toString('base64');
    await expect(client.connection.sendRequest('yinju/wordText', { content })).rejects.toThrow(
      /[\u4e00-\u9fff]/u,
    );
  });
});
