import { fileNameOf } from '../fileName.ts';
import * as vscode from 'vscode';
import { requireDraft } from '../drafts.ts';
import { noteDone } from '../walkthrough.ts';
import { report } from '../requests.ts';
import type { Server } from '../server.ts';

/** Shows the reuse report of the draft beside it. */
export async function openReport(server: Server): Promise<void> {
  const editor = requireDraft();
  if (!editor) return;
  const { uri } = editor.document;
  const html = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Yinju: writing the reuse report…') },
    () => server.request(report, { uri: uri.toString() }),
  );
  const name = fileNameOf(uri.path);
  const title = vscode.l10n.t('Reuse Report: {0}', name);
  // The report quotes untrusted text: no script runs in it, and it may open no file.
  const options = { enableScripts: false, enableFindWidget: true, localResourceRoots: [] };
  const panel = vscode.window.createWebviewPanel('yinju.report', title, vscode.ViewColumn.Beside, options);
  panel.webview.html = html;
  noteDone('reported');
}
