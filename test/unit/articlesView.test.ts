import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ArticlesResult, IndexStatus } from 'yinju-language-server/protocol';
import type { Server } from '../../client/src/server.ts';
import { ArticlesView } from '../../client/src/views/articlesView.ts';

// Files of a thread share what they load: what another loaded has that one's editor.
vi.hoisted(() => vi.resetModules());

/** The editor's tree as far as the view knows it. */
const tree = vi.hoisted(() => ({
  visible: true,
  /** Times that the editor was made to read the tree again. */
  read: 0,
  seen: (): void => undefined,
}));

vi.mock('vscode', () => ({
  EventEmitter: class {
    event = () => ({ dispose: () => undefined });
    fire = () => tree.read++;
    dispose = () => undefined;
  },
  env: { language: 'en' },
  l10n: { t: (text: string) => text },
  window: {
    createTreeView: () => ({
      get visible() {
        return tree.visible;
      },
      onDidChangeVisibility: (listener: () => void) => {
        tree.seen = listener;
        return { dispose: () => undefined };
      },
      dispose: () => undefined,
    }),
  },
}));

/** A server whose answers come when the test says so. */
class StubServer {
  status: IndexStatus | undefined;
  readonly requested: ((answer: ArticlesResult | Error) => void)[] = [];
  changed = (): void => undefined;
  /** Times that it was to be started, unless it was. */
  woken = 0;

  wake = (): Promise<void> => {
    this.woken++;
    return Promise.resolve();
  };

  onDidChange = (listener: () => void): { dispose(): void } => {
    this.changed = listener;
    return { dispose: () => undefined };
  };

  request = (): Promise<ArticlesResult> =>
    new Promise((resolve, reject) => {
      this.requested.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer)));
    });

  /** The corpus came into a state; with trouble where a folder is missing. */
  now(state: IndexStatus['state'], articles: number, missing: string[] = []): void {
    const status: Partial<IndexStatus> = {
      state,
      articles,
      sourceFiles: articles,
      characters: articles,
      skipped: [],
      skippedFiles: 0,
      missing,
    };
    this.status = status as IndexStatus;
    this.changed();
  }

  async answer(...titles: string[]): Promise<void> {
    const articles = titles.map((title) => ({ title, uri: `file:///${title}.txt`, date: '', characters: 1 }));
    this.requested.shift()?.({ articles, files: [] } as unknown as ArticlesResult);
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
  }
}

let server: StubServer;
let view: ArticlesView;

beforeEach(() => {
  Object.assign(tree, { visible: true, read: 0 });
  server = new StubServer();
  view = new ArticlesView(server as unknown as Server);
});

const titles = (): unknown[] => view.getChildren().map((node) => 'title' in node && node.title);

describe('the tree of the corpus', () => {
  test('starts the server when it is seen, as no draft may be open', () => {
    expect(server.woken).toBe(1);
    tree.visible = false;
    const other = new StubServer();
    view = new ArticlesView(other as unknown as Server);
    expect(other.woken).toBe(0);
    tree.visible = true;
    tree.seen();
    expect(other.woken).toBe(1);
  });

  test('is read again when the new lines are there, and gives them at once', async () => {
    server.now('ready', 1);
    await server.answer('甲');
    expect([tree.read, titles()]).toEqual([1, ['甲']]);
    server.now('indexing', 1);
    server.now('ready', 2);
    // Who opens a folder now finds its lines.
    expect([tree.read, titles()]).toEqual([1, ['甲']]);
    await server.answer('甲', '乙');
    expect([tree.read, titles()]).toEqual([2, ['甲', '乙']]);
  });

  test('goes by the last answer only', async () => {
    server.now('ready', 1);
    server.now('ready', 2);
    const [first, second] = [server.requested.shift(), server.requested.shift()];
    server.requested.push(...[second, first].filter((answer) => answer !== undefined));
    await server.answer('甲', '乙');
    await server.answer('甲');
    expect([tree.read, titles()]).toEqual([1, ['甲', '乙']]);
  });

  test('requests nothing while nobody sees it, and all that it missed when somebody does', async () => {
    tree.visible = false;
    server.now('ready', 1);
    server.now('indexing', 1);
    server.now('ready', 1);
    expect(server.requested).toHaveLength(0);
    tree.visible = true;
    tree.seen();
    expect(server.requested).toHaveLength(1);
    await server.answer('甲');
    tree.seen();
    expect([server.requested.length, titles()]).toEqual([0, ['甲']]);
  });

  test('has no lines where a folder is missing, so that it can say so', async () => {
    server.now('ready', 1);
    await server.answer('甲');
    server.now('ready', 0, ['/不在']);
    expect([server.requested.length, tree.read, titles()]).toEqual([0, 2, []]);
  });

  test('requests again what was not answered', async () => {
    server.now('ready', 1);
    server.requested.shift()?.(new Error('the server ended'));
    await new Promise((resolve) => setImmediate(resolve));
    server.changed();
    await server.answer('甲');
    expect(titles()).toEqual(['甲']);
  });
});
