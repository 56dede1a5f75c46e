import * as vscode from 'vscode';
import { writingWords } from './writingWords.ts';

const LANGUAGES = ['[markdown]', '[plaintext]'];

interface Manifest {
  readonly contributes: {
    readonly configurationDefaults: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
}

/** Copies the manifest's settings for gongwen into the user's settings for Markdown and plain text, after asking. */
export async function applyWritingDefaults(context: vscode.ExtensionContext): Promise<void> {
  const manifest = context.extension.packageJSON as Manifest;
  const defaults = Object.entries(manifest.contributes.configurationDefaults['[gongwen]'] ?? {});
  const write = vscode.l10n.t('Write to the Settings');
  const words = writingWords(defaults.map(([key]) => key)).map((line) => `· ${line}`);
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('Use the writing settings of gongwen in Markdown and plain text as well?'),
    {
      modal: true,
      detail: [
        ...words,
        '',
        vscode.l10n.t(
          'Written to your user settings for these two languages, where you can change it again.',
        ),
      ].join('\n'),
    },
    write,
  );
  if (chosen !== write) return;
  const settings = vscode.workspace.getConfiguration();
  for (const language of LANGUAGES) {
    // One write for each language: twenty single ones would take seconds during which nothing seems to happen.
    const own = settings.inspect<Record<string, unknown>>(language)?.globalValue;
    await settings.update(
      language,
      { ...own, ...Object.fromEntries(defaults) },
      vscode.ConfigurationTarget.Global,
    );
  }
  vscode.window.setStatusBarMessage(vscode.l10n.t('Yinju: the settings have been written'), 5_000);
}
