import type { ShowDocumentParams } from 'vscode-languageserver';
import { OPEN_SOURCE } from '../protocol/index.ts';
import { detach } from '../engine/detach.ts';
import type { SourceRange } from '../engine/index/originals.ts';
import type { SourceTexts } from '../host/sourceTexts.ts';
import type { ClientAbilities } from './abilities.ts';
import { openableUri, SOURCE_SCHEME } from './locations.ts';

type AddressAbilities = Pick<ClientAbilities, 'commandLinks' | 'sourceDocuments' | 'readOnlySources'>;

/** Texts written for one answer: each is read again from its source, some tens of milliseconds each. Guess. */
const MOST_WRITTEN = 50;

/**
 * Where sources open at this client: as {@link openableUri} says, or, where the client opens no such address, as a
 * read-only text file that is written for it.
 */
export class SourceAddresses {
  readonly #client: AddressAbilities;
  readonly #texts: Pick<SourceTexts, 'uriOf' | 'write'>;
  readonly #log: (problem: unknown) => void;

  constructor(
    client: AddressAbilities,
    texts: Pick<SourceTexts, 'uriOf' | 'write'>,
    log: (problem: unknown) => void,
  ) {
    this.#client = client;
    this.#texts = texts;
    this.#log = log;
  }

  /** The address of a source for a client that opens any: what Yinju's own requests answer with. */
  documentUri(uri: string, format: string): string {
    return openableUri(uri, format, this.#client.readOnlySources);
  }

  /** The address of a source; its text is written meanwhile where it has to be. */
  uriOf(uri: string, format: string): string {
    const address = this.documentUri(uri, format);
    if (!this.#isForeign(address)) return address;
    detach(this.#texts.write(uri), this.#log);
    return this.#texts.uriOf(uri);
  }

  /** {@link uriOf} with a place of the source, as links name it. */
  linkTo(uri: string, format: string, range: SourceRange): string {
    const { line, character } = range.start;
    return `${this.uriOf(uri, format)}#L${line + 1},${character + 1}`;
  }

  /**
   * {@link linkTo} for a link in Markdown. Editors follow no scheme there that they do not know: one that runs the
   * commands of links is given the command that opens the address.
   */
  markdownLinkTo(uri: string, format: string, range: SourceRange): string {
    const address = this.documentUri(uri, format);
    if (!this.#client.commandLinks || !address.startsWith(`${SOURCE_SCHEME}:`)) {
      return this.linkTo(uri, format, range);
    }
    const place: ShowDocumentParams = { uri: address, selection: range, takeFocus: true };
    return `command:${OPEN_SOURCE}?${encodeURIComponent(JSON.stringify([place]))}`;
  }

  /**
   * Of {@link sources}, in their order, those that can be opened now. Texts that cannot be read go, and so do places in
   * more than {@link MOST_WRITTEN} of them.
   */
  async opened<T extends { readonly uri: string; readonly format: string }>(
    sources: readonly T[],
  ): Promise<{ readonly source: T; readonly uri: string }[]> {
    const written = new Set<string>();
    const opened = await Promise.all(
      sources.map(async (source) => {
        const address = this.documentUri(source.uri, source.format);
        if (!this.#isForeign(address)) return { source, uri: address };
        if (written.size >= MOST_WRITTEN && !written.has(source.uri)) return undefined;
        written.add(source.uri);
        return (await this.#texts.write(source.uri))
          ? { source, uri: this.#texts.uriOf(source.uri) }
          : undefined;
      }),
    );
    return opened.filter((one) => one !== undefined);
  }

  #isForeign(address: string): boolean {
    return !this.#client.sourceDocuments && address.startsWith(`${SOURCE_SCHEME}:`);
  }
}
