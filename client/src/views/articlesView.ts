import * as vscode from 'vscode';
import type { ArticleEntry } from 'yinju-language-server/protocol';
import { articles } from '../requests.ts';
import type { Server } from '../server.ts';
import { corpusCounts } from '../status.ts';
import { numberStyleOf, shortCount } from '../text/counts.ts';
import { byFolder, filePathOf, type Folder } from './folders.ts';

type Node = Folder | ArticleEntry;

/** The tree of the corpus: its folders, and the articles in them. */
export class ArticlesView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #view: vscode.TreeView<Node>;
  readonly #subscription: vscode.Disposable;
  #shownFor = '';

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(private readonly server: Server) {
    this.#view = vscode.window.createTreeView('yinju.articles', {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    this.#subscription = server.onDidChange(() => this.#refresh());
    this.#refresh();
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return isFolder(node) ? folderItem(node) : articleItem(node);
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node) return isFolder(node) ? childrenOf(node) : [];
    if (this.server.status?.state !== 'ready') return [];
    const listed = await this.server.request(articles, undefined);
    return childrenOf(byFolder(listed.articles));
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#view.dispose();
    this.#changed.dispose();
  }

  /** Reads the tree anew when the corpus became another; the status alone comes far more often. */
  #refresh(): void {
    const { status } = this.server;
    const now = status ? [status.state, status.sourceFiles, status.articles, status.characters].join() : '';
    if (now === this.#shownFor) return;
    this.#shownFor = now;
    const ready = status?.state === 'ready';
    this.#view.description = ready ? corpusCounts(status) : '';
    if (ready && status.starter) this.#view.message = vscode.l10n.t('Only the starter corpus serves');
    else delete this.#view.message;
    this.#changed.fire();
  }
}

function isFolder(node: Node): node is Folder {
  return 'folders' in node;
}

function childrenOf(folder: Folder): Node[] {
  return [...folder.folders, ...folder.articles];
}

function folderItem(folder: Folder): vscode.TreeItem {
  const item = new vscode.TreeItem(folder.name, vscode.TreeItemCollapsibleState.Collapsed);
  item.description = vscode.l10n.t('{0} articles', folder.count);
  item.iconPath = folder.kind === 'folder' ? vscode.ThemeIcon.Folder : new vscode.ThemeIcon('library');
  return item;
}

function articleItem(article: ArticleEntry): vscode.TreeItem {
  const path = filePathOf(article.uri);
  const item = new vscode.TreeItem(article.title || path.slice(path.lastIndexOf('/') + 1));
  const style = numberStyleOf(vscode.env.language);
  const characters = vscode.l10n.t('{0} characters', shortCount(article.characters, style));
  // Most titles say their year; there is little room to say it again.
  item.description = article.title.includes(article.date.slice(0, 4)) ? '' : article.date;
  item.tooltip = [path, article.date, characters].filter(Boolean).join('\n');
  const told = [article.title || path, article.date, characters];
  item.accessibilityInformation = { label: told.filter(Boolean).join(', ') };
  item.iconPath = new vscode.ThemeIcon('file-text');
  item.command = {
    command: 'yinju.openPlace',
    title: vscode.l10n.t('Open the Source'),
    arguments: [article],
  };
  return item;
}
