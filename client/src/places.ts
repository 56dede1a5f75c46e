import * as vscode from 'vscode';
import type { ProtocolRange, Source } from 'yinju-language-server/protocol';

/** A range of the protocol as VS Code's. */
function toRange({ start, end }: ProtocolRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** The location of {@link source}. */
export function toLocation({ uri, range }: Pick<Source, 'uri' | 'range'>): vscode.Location {
  return new vscode.Location(vscode.Uri.parse(uri), toRange(range));
}

/** Opens the place of a source with its words selected; beside the draft when {@link beside} is set. */
export async function openPlace(place: Pick<Source, 'uri' | 'range'>, beside = false): Promise<void> {
  const { uri, range } = toLocation(place);
  await vscode.window.showTextDocument(uri, {
    selection: range,
    preview: true,
    viewColumn: beside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active,
  });
}
