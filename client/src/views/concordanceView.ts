import * as vscode from 'vscode';
import type { Source, SourcesAtResult } from 'yinju-language-server/protocol';
import type { Offer } from '../completion/offer.ts';
import { activeDraft, isDraft } from '../drafts.ts';
import { sources, sourcesAt } from '../requests.ts';
import type { Server } from '../server.ts';
import { type Arrangement, AS_THEY_COME, askFilter, askOrder, filterText } from './arrangement.ts';
import { contextLine, type LineKind, shortName } from './context.ts';
import { placesInArticles, placesOf } from '../text/sayings.ts';
import { noteDone } from '../walkthrough.ts';
import { detach } from '../detach.ts';

/** Sources requested. Guess. */
const LIMIT = 200;
/** Characters of the phrase shown above its sources. Guess. */
const PHRASE_SHOWN = 40;
/** How long the cursor must rest before the view follows it, in milliseconds. Guess. */
const REST = 150;

/** The places of a phrase in one article. */
interface CitingArticle {
  readonly title: string;
  /** Who issued it, its number, its date. */
  readonly facts: readonly string[];
  readonly lines: readonly Source[];
}

type Node = CitingArticle | Source;

/** The sources of the phrase under the cursor, or of the selection, as keyword-in-context lines. */
export class ConcordanceView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #view: vscode.TreeView<Node>;
  readonly #disposables: vscode.Disposable[];
  #sources: readonly Source[] = [];
  #arrangement: Arrangement = AS_THEY_COME;
  #rest: NodeJS.Timeout | undefined;
  #running: vscode.CancellationTokenSource | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(
    private readonly server: Server,
    /** The grey text after the caret: while it is shown, the view has its sources. */
    private readonly offer: Offer,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.#view = vscode.window.createTreeView('yinju.concordance', { treeDataProvider: this });
    this.#disposables = [
      this.#changed,
      this.#view,
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (isDraft(textEditor.document)) this.#follow();
      }),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (editor && isDraft(editor.document)) this.#follow();
      }),
      this.#view.onDidChangeVisibility(() => this.#follow()),
      server.onDidChange(() => this.#follow()),
      offer.onDidChange(() => this.#follow()),
    ];
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return 'lines' in node ? articleItem(node) : lineItem(node, this.#mixed ?? 'article');
  }

  getChildren(node?: Node): Node[] {
    if (!node) return this.#mixed ? [...this.#sources] : byArticle(this.#sources);
    return 'lines' in node ? [...node.lines] : [];
  }

  /** The words by which the lines are sorted: then those of one article do not stay together. */
  get #mixed(): Extract<LineKind, 'left' | 'right'> | undefined {
    const { order } = this.#arrangement;
    return order === 'left' || order === 'right' ? order : undefined;
  }

  /** How the lines are sorted, and which are shown. */
  get arrangement(): Arrangement {
    return this.#arrangement;
  }

  /** Asks the user for the order of the lines. */
  async sort(): Promise<void> {
    this.#arrange(await askOrder(this.#arrangement));
  }

  /** Asks the user which lines to show. */
  async filter(): Promise<void> {
    this.#arrange(await askFilter(this.#arrangement));
  }

  dispose(): void {
    clearTimeout(this.#rest);
    this.#running?.cancel();
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #arrange(arrangement: Arrangement | undefined): void {
    if (!arrangement) return;
    this.#arrangement = arrangement;
    this.#view.description = filterText(arrangement);
    detach(this.#update());
  }

  #follow(): void {
    clearTimeout(this.#rest);
    if (this.#view.visible) this.#rest = setTimeout(() => detach(this.#update()), REST);
  }

  async #update(): Promise<void> {
    const editor = activeDraft();
    if (!editor || this.server.state !== 'running') return;
    this.#running?.cancel();
    const running = (this.#running = new vscode.CancellationTokenSource());
    try {
      const found = await this.#sourcesFor(editor, running.token);
      if (!running.token.isCancellationRequested) this.#show(found);
    } catch (error) {
      if (!running.token.isCancellationRequested)
        this.log.error(error instanceof Error ? error : String(error));
    } finally {
      running.dispose();
    }
  }

  async #sourcesFor(
    { document, selection }: vscode.TextEditor,
    token: vscode.CancellationToken,
  ): Promise<Omit<SourcesAtResult, 'range'> | null> {
    const { standing } = this.offer;
    if (standing?.document === document) return this.#arranged(standing.proof.attested, token);
    if (selection.isEmpty) {
      const { line, character } = selection.active;
      const uri = document.uri.toString();
      const position = { line, character };
      const arranged = this.#arrangement !== AS_THEY_COME;
      const limit = arranged ? 1 : LIMIT;
      const found = await this.server.request(sourcesAt, { uri, position, limit }, token);
      return arranged && found ? this.#arranged(found.phrase, token) : found;
    }
    return this.#arranged(document.getText(selection), token);
  }

  async #arranged(phrase: string, token: vscode.CancellationToken): Promise<Omit<SourcesAtResult, 'range'>> {
    const question = { text: phrase, limit: LIMIT, ...this.#arrangement };
    return { ...(await this.server.request(sources, question, token)), phrase };
  }

  #show(found: Omit<SourcesAtResult, 'range'> | null): void {
    this.#sources = found?.sources ?? [];
    const office = found?.office && 'places' in found.office ? found.office : undefined;
    if (found && office) {
      const phrase = shortened(found.phrase);
      const { total } = found;
      this.#view.message = vscode.l10n.t(
        '{0} places on this machine, {1} in the office’s corpus: {2}',
        total,
        office.places,
        phrase,
      );
    } else if (found && found.total > 0) {
      const { total, articles } = found;
      const phrase = shortened(found.phrase);
      const { length } = this.#sources;
      const counts = placesInArticles(total, articles);
      this.#view.message =
        length < total
          ? vscode.l10n.t('{0}, {1} shown: {2}', counts, length, phrase)
          : vscode.l10n.t('{0}: {1}', counts, phrase);
      noteDone('sourcesSeen');
    } else {
      // Not deleted: that would remove the method by which the editor gets it.
      this.#view.message = '';
    }
    this.#changed.fire();
  }
}

/** The sources under their articles; an article takes the position of its best source. */
function byArticle(places: readonly Source[]): CitingArticle[] {
  const articles = new Map<string, { title: string; facts: string[]; lines: Source[] }>();
  for (const source of places) {
    const key = `${source.uri}\n${source.title}`;
    const article = articles.get(key) ?? { title: source.title, facts: factsOf(source), lines: [] };
    article.lines.push(source);
    articles.set(key, article);
  }
  return [...articles.values()];
}

/** Who issued an article, under which number, and when; without anything its title contains. */
function factsOf({ title, body = '', number = '', date }: Source): string[] {
  return [title.includes(body) ? '' : body, number, date].filter((fact) => fact !== '');
}

function articleItem({ title, facts, lines }: CitingArticle): vscode.TreeItem {
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.Expanded);
  item.iconPath = new vscode.ThemeIcon('file-text');
  const origin = lines[0]?.isOffice === true ? vscode.l10n.t('office’s corpus') : '';
  item.description = [lines.length > 1 ? String(lines.length) : '', origin].filter(Boolean).join(' · ');
  item.tooltip = [title, ...facts].join(' · ');
  item.accessibilityInformation = {
    label: [title, ...facts, origin, placesOf(lines.length)].filter(Boolean).join(', '),
  };
  return item;
}

function lineItem(source: Source, kind: LineKind): vscode.TreeItem {
  const { text, highlight } = contextLine(source, kind);
  const item = new vscode.TreeItem({ label: text, highlights: [[...highlight]] });
  if (kind !== 'article') item.description = shortName(source.title);
  const passage = source.before + source.match + source.after;
  const article = [source.title, ...factsOf(source)].join(' · ');
  item.tooltip = [article, source.heading, passage].filter(Boolean).join('\n');
  const where = [source.title, ...factsOf(source), source.heading];
  item.accessibilityInformation = { label: [passage, ...where].filter(Boolean).join(', ') };
  item.command = {
    command: 'yinju.openPlace',
    title: vscode.l10n.t('Open the Source'),
    arguments: [source],
  };
  return item;
}

function shortened(phrase: string): string {
  const characters = [...phrase];
  return characters.length <= PHRASE_SHOWN ? phrase : `${characters.slice(0, PHRASE_SHOWN).join('')}…`;
}
