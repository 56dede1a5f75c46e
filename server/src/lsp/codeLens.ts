import { type CodeLens, CodeLensRefreshRequest } from 'vscode-languageserver';
import { reuseBySection } from '../engine/cite/sectionReuse.ts';
import { answer, draftOf, type ServerContext } from './context.ts';
import { rangeOf } from './locations.ts';

/** The server's command that shows or hides how much of each section was taken from the corpus. */
export const TOGGLE_REUSE = 'yinju.toggleReuseLenses';

/** Above each heading how many passages of its section were taken from the corpus. Hidden until asked for. */
export class ReuseLenses {
  readonly #context: ServerContext;
  #shown = false;

  constructor(context: ServerContext) {
    this.#context = context;
    context.connection.onCodeLens(({ textDocument }, token) => {
      const open = draftOf(context, textDocument.uri);
      if (!open || !this.#shown) return [];
      return answer<CodeLens[]>(context, token, [], async (signal) => {
        const { check } = context.settings();
        const findings = await context.checks.check(
          open.draft,
          { ...NO_CHECKS, copied: true, minCopiedLength: check.minCopiedLength },
          signal,
        );
        return reuseBySection(open.draft, findings).map(({ heading, passages, units }) => ({
          range: rangeOf(open.document, heading),
          command: { title: context.translate('lens.reuse', passages, units), command: '' },
        }));
      });
    });
  }

  async toggle(): Promise<void> {
    this.#shown = !this.#shown;
    const { client, connection } = this.#context;
    if (client.codeLensRefresh) await connection.sendRequest(CodeLensRefreshRequest.type);
  }
}

const NO_CHECKS = {
  repeated: false,
  wording: false,
  leftover: false,
  placeholder: false,
  structure: false,
};
