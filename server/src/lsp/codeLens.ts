import type { CodeLens } from 'vscode-languageserver';
import { onlyChecks } from '../engine/check/finding.ts';
import { reuseBySection } from '../engine/check/sectionReuse.ts';
import { answerOn, type ServerContext } from './context.ts';
import { rangeOf } from './locations.ts';

/** Above each heading how many passages of its section were taken from the corpus. Hidden until requested. */
export class ReuseLenses {
  readonly #context: ServerContext;
  #shown = false;

  constructor(context: ServerContext) {
    this.#context = context;
    context.connection.onCodeLens(({ textDocument }, token) => {
      if (!this.#shown) return [];
      return answerOn<CodeLens[]>(context, textDocument.uri, token, [], async (open, signal) => {
        const { check } = context.settings(textDocument.uri);
        const findings = await context.checks.check(
          open.draft,
          { ...onlyChecks('copied'), minCopiedLength: check.minCopiedLength },
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
    const { client, port } = this.#context;
    if (client.codeLensRefresh) await port.refreshLenses();
  }
}
