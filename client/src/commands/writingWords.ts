import * as vscode from 'vscode';

/** Descriptions of the writing settings, and the settings behind them. */
const WORDS: readonly { readonly say: () => string; readonly keys: readonly string[] }[] = [
  {
    say: () => vscode.l10n.t('Long lines wrap at the edge of the window, without an indent'),
    keys: ['editor.wordWrap', 'editor.wrappingIndent'],
  },
  {
    say: () => vscode.l10n.t('The cursor moves by Chinese words'),
    keys: ['editor.wordSegmenterLocales'],
  },
  {
    say: () => vscode.l10n.t('Continuations appear while you type; words of the file and snippets do not'),
    keys: [
      'editor.quickSuggestions',
      'editor.wordBasedSuggestions',
      'editor.snippetSuggestions',
      'editor.suggestSelection',
    ],
  },
  {
    say: () => vscode.l10n.t('Enter and punctuation never accept a suggestion'),
    keys: ['editor.acceptSuggestionOnEnter', 'editor.acceptSuggestionOnCommitCharacter'],
  },
  {
    say: () => vscode.l10n.t('Grey text is plain grey, and the same word elsewhere is not highlighted'),
    keys: ['editor.inlineSuggest.syntaxHighlightingEnabled', 'editor.occurrencesHighlight'],
  },
  {
    say: () => vscode.l10n.t('Full-width characters are not highlighted as unusual'),
    keys: [
      'editor.unicodeHighlight.ambiguousCharacters',
      'editor.unicodeHighlight.nonBasicASCII',
      'editor.unicodeHighlight.invisibleCharacters',
    ],
  },
];

/** Descriptions of the settings of these {@link keys}, a line each; a setting without one is shown by its key. */
export function writingWords(keys: readonly string[]): string[] {
  const known = WORDS.filter((words) => words.keys.some((key) => keys.includes(key)));
  const unknown = keys.filter((key) => !WORDS.some((words) => words.keys.includes(key)));
  return [...known.map(({ say }) => say()), ...unknown];
}
