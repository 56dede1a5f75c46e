import { fileNameOf } from '../fileName.ts';
import * as vscode from 'vscode';
import type { ArticleEntry, ArticlesResult, IndexStatus } from 'yinju-language-server/protocol';
import { articles } from '../requests.ts';
import type { Server } from '../server.ts';
import { corpusCounts } from '../status.ts';
import { troubleOf, troubleText } from '../corpusTrouble.ts';
import { detach } from '../detach.ts';
import { articlesOf, charactersOf } from '../text/sayings.ts';
import { withoutLinks } from '../text/plain.ts';
import { byFolder, filePathOf, type Folder } from './folders.ts';

/** The files that could not be read. */
interface Skipped {
  readonly skipped: readonly SkippedFile[];
  readonly skippedFiles: number;
}

type SkippedFile = IndexStatus['skipped'][number];
type Node = Folder | ArticleEntry | Skipped | SkippedFile;

/** The tree of the corpus: its folders, and the articles in them. */
export class ArticlesView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #view: vscode.TreeView<Node>;
  readonly #subscriptions: readonly vscode.Disposable[];
  /** The state of the corpus that is followed, and whether its lines are still to be requested. */
  #shownFor = '';
  #isStale = false;
  /** The lines at the top: they stay while the corpus is indexed again, and until the next ones are there. */
  #listed: readonly Node[] = [];
  /** Times that lines were requested or taken away: only the last counts. */
  #listings = 0;
  /** Descriptions of files, by URI. */
  #about = new Map<string, readonly string[]>();
  /** Articles that share their file with others. */
  readonly #parts = new WeakSet<ArticleEntry>();

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(private readonly server: Server) {
    this.#view = vscode.window.createTreeView('yinju.articles', {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    this.#subscriptions = [
      server.onDidChange(() => this.#refresh()),
      this.#view.onDidChangeVisibility(() => this.#appear()),
    ];
    this.#appear();
  }

  getTreeItem(node: Node): vscode.TreeItem {
    if ('skipped' in node) return skippedItem(node);
    if ('reason' in node) return skippedFileItem(node);
    const item = isFolder(node) ? folderItem(node, this.#about) : articleItem(node, this.#about);
    // Yinju's own starter corpus cannot be overruled.
    if (this.server.status?.starter !== true) item.contextValue = this.#kindOf(node);
    return item;
  }

  /** Context values for the menus of the tree. */
  #kindOf(node: Folder | ArticleEntry): string {
    if (isFolder(node)) return node.kind;
    return this.#parts.has(node) ? 'part' : 'article';
  }

  getChildren(node?: Node): Node[] {
    if (!node) return [...this.#listed];
    if ('skipped' in node) return [...node.skipped];
    return isFolder(node) ? this.#childrenOf(node) : [];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#view.dispose();
    this.#changed.dispose();
  }

  #childrenOf(folder: Folder): Node[] {
    if (folder.kind === 'compilation') for (const article of folder.articles) this.#parts.add(article);
    return [...folder.folders, ...folder.articles];
  }

  /**
   * Requests the lines of the corpus as {@link status} describes it, and has the tree read again when they are there:
   * between that and the reading, a folder that is being opened has no lines, and stays open without any.
   */
  async #list({ skipped, skippedFiles }: Skipped): Promise<void> {
    const listing = ++this.#listings;
    const { articles: listed, files } = await this.#requestArticles();
    if (listing !== this.#listings) return;
    this.#about = new Map(files.map(({ uri, about }) => [uri, about]));
    const left = skippedFiles > 0 ? [{ skipped, skippedFiles }] : [];
    this.#show([...this.#childrenOf(byFolder(listed)), ...left]);
  }

  async #requestArticles(): Promise<ArticlesResult> {
    try {
      return await this.server.request(articles, undefined);
    } catch (error) {
      this.#isStale = true;
      throw error;
    }
  }

  #show(nodes: readonly Node[]): void {
    this.#listed = nodes;
    this.#changed.fire();
  }

  /** A view that is seen has its lines even in a window without drafts. */
  #appear(): void {
    if (this.#view.visible) detach(this.server.wake());
    this.#refresh();
  }

  /** Follows the corpus where it has changed; the status changes far more often. */
  #refresh(): void {
    const { status } = this.server;
    const now = status
      ? [
          status.state,
          status.sourceFiles,
          status.articles,
          status.characters,
          status.skippedFiles,
          status.missing,
        ].join()
      : '';
    if (now !== this.#shownFor) {
      this.#shownFor = now;
      this.#showHead(status);
      this.#isStale = true;
    }
    // Nobody waits for lines that are not seen.
    if (!this.#isStale || !this.#view.visible) return;
    this.#isStale = false;
    if (troubleOf(status) && status?.sourceFiles === 0) {
      // There are no lines, so that the view says why.
      this.#listings++;
      this.#show([]);
    } else if (status?.state === 'ready') {
      detach(this.#list(status));
    }
  }

  #showHead(status: IndexStatus | undefined): void {
    const ready = status?.state === 'ready';
    this.#view.description =
      ready && status.sourceFiles > 0 ? corpusCounts(status) : (status?.missing.join(' ') ?? '');
    // Not deleted without one: that would remove the method by which the editor gets it.
    const trouble = troubleOf(status);
    // Where nothing is listed the welcome view says so, which a message would hide.
    if (status && trouble && status.sourceFiles > 0)
      this.#view.message = withoutLinks(troubleText(trouble, status));
    else
      this.#view.message =
        ready && status.starter ? vscode.l10n.t('Using the built-in starter corpus only') : '';
  }
}

function isFolder(node: Folder | ArticleEntry | SkippedFile): node is Folder {
  return 'folders' in node;
}

function folderItem(folder: Folder, about: ReadonlyMap<string, readonly string[]>): vscode.TreeItem {
  const item = new vscode.TreeItem(folder.name, vscode.TreeItemCollapsibleState.Collapsed);
  item.description = articlesOf(folder.count);
  item.iconPath = folder.kind === 'folder' ? vscode.ThemeIcon.Folder : new vscode.ThemeIcon('library');
  const [first] = folder.articles;
  if (folder.kind === 'compilation' && first) {
    item.tooltip = [filePathOf(first.uri), ...(about.get(first.uri) ?? [])].join('\n');
  }
  return item;
}

function skippedItem({ skippedFiles }: Skipped): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Skipped files'), vscode.TreeItemCollapsibleState.Collapsed);
  item.description = String(skippedFiles);
  item.iconPath = new vscode.ThemeIcon('warning');
  return item;
}

function skippedFileItem({ uri, part, reason }: SkippedFile): vscode.TreeItem {
  const path = part === undefined ? filePathOf(uri) : `${filePathOf(uri)}/${part}`;
  const item = new vscode.TreeItem(fileNameOf(path));
  item.description = reason;
  item.tooltip = `${path}\n${reason}`;
  item.iconPath = new vscode.ThemeIcon('circle-slash');
  item.contextValue = 'skipped';
  return item;
}

function articleItem(article: ArticleEntry, about: ReadonlyMap<string, readonly string[]>): vscode.TreeItem {
  const path = filePathOf(article.uri);
  const item = new vscode.TreeItem(article.title || fileNameOf(path));
  const characters = charactersOf(article.characters);
  // Most titles contain their year; there is little room to repeat it.
  item.description = article.title.includes(article.date.slice(0, 4)) ? '' : article.date;
  item.tooltip = [path, ...(about.get(article.uri) ?? []), article.date, characters]
    .filter(Boolean)
    .join('\n');
  const label = [article.title || path, article.date, characters];
  item.accessibilityInformation = { label: label.filter(Boolean).join(', ') };
  item.iconPath = new vscode.ThemeIcon('file-text');
  item.command = {
    command: 'yinju.openPlace',
    title: vscode.l10n.t('Open the Source'),
    arguments: [article],
  };
  return item;
}
