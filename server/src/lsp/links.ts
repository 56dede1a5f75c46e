import type { DocumentLink } from 'vscode-languageserver';
import { answerOn, type ServerContext } from './context.ts';
import { rangeOf } from './locations.ts';

/** Titles in 《》 as links to the articles of the corpus that bear them. */
export function registerLinks(context: ServerContext): void {
  context.connection.onDocumentLinks(({ textDocument }, token) => {
    return answerOn<DocumentLink[]>(context, textDocument.uri, token, [], async (open, signal) =>
      (await context.engine.titleLinks(open.draft, signal)).map(
        ({ span, uri, format, range, title, date }) => ({
          range: rangeOf(open.document, span),
          target: context.addresses.linkTo(uri, format, range),
          tooltip: date === '' ? title : `${title} (${date})`,
        }),
      ),
    );
  });
}
