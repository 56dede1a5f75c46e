import * as vscode from 'vscode';

/** How a paragraph of official writing begins: two full-width blanks. */
const INDENT = '　　';
const BLANKS = /^[ \t\u00a0　]*/u;

/**
 * `Tab` in official writing: a paragraph begins with two full-width blanks, and no blanks are inserted elsewhere. At a
 * paragraph's start, or with several lines selected, the lines are indented so; within a sentence nothing happens.
 */
export async function indent(editor: vscode.TextEditor): Promise<void> {
  await eachLine(editor, (line, selection) => {
    const blanks = BLANKS.exec(line)?.[0] ?? '';
    const isMeant = !selection.isEmpty || selection.active.character <= blanks.length;
    return isMeant && blanks !== INDENT ? INDENT : undefined;
  });
}

/** `Shift+Tab`: removes the blanks at the start of the lines. */
export async function outdent(editor: vscode.TextEditor): Promise<void> {
  await eachLine(editor, () => '');
}

/** Has the lines of the selections begin with the blanks that {@link blanksFor} gives; undefined leaves one as it is. */
async function eachLine(
  editor: vscode.TextEditor,
  blanksFor: (line: string, selection: vscode.Selection) => string | undefined,
): Promise<void> {
  const { document, selections } = editor;
  const done = new Set<number>();
  await editor.edit((edit) => {
    for (const selection of selections) {
      if (!selection.isEmpty && selection.isSingleLine) continue;
      for (let number = selection.start.line; number <= selection.end.line; number++) {
        // A selection that ends before a line's first character does not include the line.
        if (
          done.has(number) ||
          (number > selection.start.line && selection.end.isEqual(new vscode.Position(number, 0)))
        )
          continue;
        done.add(number);
        const { text } = document.lineAt(number);
        if (text.trim() === '' && !selection.isEmpty) continue;
        const before = BLANKS.exec(text)?.[0] ?? '';
        const blanks = blanksFor(text, selection);
        if (blanks !== undefined && blanks !== before)
          edit.replace(new vscode.Range(number, 0, number, before.length), blanks);
      }
    }
  });
}
