import type * as vscode from 'vscode';
import { sourceText } from './requests.ts';
import type { Server } from './server.ts';

/** The scheme under which a source file that is not text opens read-only. */
export const SOURCE_SCHEME = 'yinju-source';

/** Gives the text that the index read from a Word, PDF or other file, so that its places can be opened. */
export class SourceDocuments implements vscode.TextDocumentContentProvider {
  constructor(private readonly server: Server) {}

  async provideTextDocumentContent(uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
    const { text } = await this.server.request(sourceText, { uri: uri.toString() }, token);
    return text;
  }
}
