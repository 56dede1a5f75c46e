import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { TestClient } from '../support/client.ts';
import { temporaryFolder } from '../support/folders.ts';

const PARAGRAPH =
  '全市各级各部门要把防范化解重大风险摆在突出位置，逐级压实责任，定期会商研判，及时排查整改。';

describe('a draft that lies in the corpus', () => {
  it('is not compared with itself, by whatever link it is opened', async () => {
    const home = temporaryFolder({ 'real/稿.txt': `工作报告\n\n${PARAGRAPH}\n` });
    onTestFinished(() => home.remove());
    symlinkSync(join(home.path, 'real'), join(home.path, 'link'));
    mkdirSync(join(home.path, 'cache'));
    const client = await TestClient.start({
      initializationOptions: {
        corpus: { paths: [join(home.path, 'real')] },
        cacheDir: join(home.path, 'cache'),
      },
    });
    onTestFinished(async () => {
      await client.stop();
    });
    await client.status(({ state }) => state === 'ready');
    const found = async (...path: string[]): Promise<number> => {
      const uri = path.length === 0 ? 'untitled:1' : pathToFileURL(join(home.path, ...path)).href;
      await client.open(uri, `工作报告\n\n${PARAGRAPH}\n`, 'plaintext');
      const { items } = await client.connection.sendRequest<{ items: { code: string }[] }>(
        'textDocument/diagnostic',
        { textDocument: { uri } },
      );
      return items.filter(({ code }) => code === 'copied').length;
    };
    expect(await found()).toBe(1);
    expect(await found('real', '稿.txt')).toBe(0);
    expect(await found('link', '稿.txt')).toBe(0);
  });
});
