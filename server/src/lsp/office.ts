import type { Notice } from '../engine/text/notice.ts';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { detach } from '../engine/detach.ts';
import type { Draft } from '../engine/draft.ts';
import type { HoverCard } from '../engine/cite/card.ts';
import { clauseNear } from '../engine/cite/clause.ts';
import { foldText } from '../engine/text/fold.ts';
import { addressWithSecret, hostOf, type OfficeAddress } from '../office/address.ts';
import { OfficeError } from '../office/errors.ts';
import type { OfficeState } from '../office/threadProtocol.ts';
import type { OfficeService } from '../office/officeService.ts';
import { isOfficeUri } from '../office/sourceUri.ts';
import type { OfficeCounts, OfficeStatus } from '../protocol/index.ts';

/** Milliseconds that a hover, or an item's details, wait for the office's server: more is felt as slow. Guess. */
export const HOVER_BUDGET = 600;
/** The same for a list of sources, and for the text of one. Guesses. */
const SOURCES_BUDGET = 2000;
const TEXT_BUDGET = 15_000;
/** Milliseconds that a draft's passages for its checks may take, in the background. Guess. */
const CHECK_BUDGET = 30_000;
/** Milliseconds that a draft rests before what its checks should see is fetched. Guess. */
const REST = 600;
const SOURCES_OF_HOVER = 6;
const RELATED = 20;

/** Dependencies of the office's desk. */
interface OfficeDeskParts {
  readonly service: OfficeService;
  /** Drafts that are open. */
  readonly drafts: () => readonly Draft[];
  readonly onStatus: (status: OfficeStatus<Notice> | undefined) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Puts a notice into the client's language. */
  readonly say: (said: Notice) => string;
  readonly log: (problem: unknown) => void;
}

/** What the features ask of the office's corpus; without a server every answer is there at once, and empty. */
export class OfficeDesk {
  readonly #parts: OfficeDeskParts;
  readonly #resting = new Map<string, NodeJS.Timeout>();
  #address: OfficeAddress | undefined;

  constructor(parts: OfficeDeskParts) {
    this.#parts = parts;
  }

  /** Whether a server is set. */
  get isSet(): boolean {
    return this.#parts.service.address !== undefined;
  }

  /** Asks the server that the settings name from now on. */
  configure(server: string | undefined): void {
    const { service, environment, onStatus } = this.#parts;
    try {
      this.#address = addressWithSecret(server, environment);
      service.configure(this.#address);
    } catch (error) {
      if (!(error instanceof OfficeError)) throw error;
      this.#address = undefined;
      service.configure(undefined);
      onStatus({ server: server ?? '', index: '', state: 'fault', message: error.notice });
    }
  }

  /** Takes in the state of the server. */
  onState(state: OfficeState | undefined): void {
    if (!state || !this.#address) return this.#parts.onStatus(undefined);
    this.#parts.onStatus({ server: hostOf(this.#address), index: this.#address.index, ...state });
    if (state.state === 'ready') for (const draft of this.#parts.drafts()) this.#check(draft);
  }

  /** A draft was opened or has changed: what its checks should see is fetched once it rests. */
  changed({ uri }: Pick<TextDocument, 'uri'>): void {
    if (!this.isSet) return;
    clearTimeout(this.#resting.get(uri));
    const timer = setTimeout(() => {
      this.#resting.delete(uri);
      const draft = this.#parts.drafts().find((one) => one.uri === uri);
      if (draft) this.#check(draft);
    }, REST);
    this.#resting.set(uri, timer);
  }

  /** Someone writes at {@link offset}. Never waits. */
  writing(draft: Draft, offset: number): void {
    this.#parts.service.writing(draft, offset);
  }

  /**
   * A hover's card with what the office's corpus says of it: made by {@link make}, and again when the server
   * has said what it holds of the phrase. Waits {@link HOVER_BUDGET} at most.
   */
  async card(
    draft: Draft,
    offset: number,
    make: () => Promise<HoverCard | undefined>,
  ): Promise<{ readonly card: HoverCard; readonly office?: OfficeCounts } | undefined> {
    const first = await make();
    if (!this.isSet) return first && { card: first };
    const end = performance.now() + HOVER_BUDGET;
    const { service } = this.#parts;
    const phrase = first ? foldText(first.phrase) : '';
    const [, early] = await Promise.all([
      isAttested(first)
        ? service.phrase(phrase, SOURCES_OF_HOVER, HOVER_BUDGET)
        : service.topic(foldText(clauseOf(draft, offset)), RELATED, HOVER_BUDGET),
      first ? this.counts(phrase, HOVER_BUDGET) : undefined,
    ]);
    const card = await make();
    if (!card) return undefined;
    const isSame = card.phrase === first?.phrase && early !== undefined;
    const left = Math.max(1, Math.round(end - performance.now()));
    return { card, office: isSame ? early : await this.counts(foldText(card.phrase), left) };
  }

  /** How often {@link folded} is in the office's corpus, or why nobody knows. */
  async counts(folded: string, budget: number): Promise<OfficeCounts> {
    const counted = await this.#parts.service.count(folded, budget);
    return 'answer' in counted ? counted.answer : { fault: this.#parts.say(counted.fault) };
  }

  /** Has passages that hold {@link text} at hand, and says how many there are. Undefined where no server is set. */
  async sources(text: string, limit: number, budget = SOURCES_BUDGET): Promise<OfficeCounts | undefined> {
    const folded = foldText(text);
    if (!this.isSet || folded === '') return undefined;
    const [, counts] = await Promise.all([
      this.#parts.service.phrase(folded, limit, budget),
      this.counts(folded, budget),
    ]);
    return counts;
  }

  /** The text of a source: from the server where it lies there, else as {@link local} has it. */
  async text(uri: string, local: (uri: string) => Promise<string>): Promise<string> {
    if (!isOfficeUri(uri)) return local(uri);
    const text = await this.#parts.service.text(uri, TEXT_BUDGET);
    if ('fault' in text) throw new Error(this.#parts.say(text.fault));
    return text.answer;
  }

  async dispose(): Promise<void> {
    for (const timer of this.#resting.values()) clearTimeout(timer);
    await this.#parts.service.dispose();
  }

  #check(draft: Draft): void {
    const { service, log } = this.#parts;
    detach(service.checking(draft, CHECK_BUDGET), log);
  }
}

function clauseOf({ text }: Draft, offset: number): string {
  const { start, end } = clauseNear(text, offset);
  return text.slice(start, end);
}

function isAttested(card: HoverCard | undefined): boolean {
  return card !== undefined && (card.places > 0 || card.sources.length > 0);
}
