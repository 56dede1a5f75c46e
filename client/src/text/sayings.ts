import * as vscode from 'vscode';
import { numberStyleOf, shortCount } from './counts.ts';

/** `1 place`, `14 places`, in the editor's language. */
export function placesOf(count: number): string {
  return count === 1 ? vscode.l10n.t('1 place') : vscode.l10n.t('{0} places', count);
}

/** `1 article`, `14 articles`. */
export function articlesOf(count: number): string {
  return count === 1 ? vscode.l10n.t('1 article') : vscode.l10n.t('{0} articles', count);
}

/** `35 places in 20 articles`. */
export function placesInArticles(places: number, articles: number): string {
  return vscode.l10n.t('{0} in {1}', placesOf(places), articlesOf(articles));
}

/** `39k characters`. */
export function charactersOf(count: number): string {
  return vscode.l10n.t('{0} characters', shortCount(count, numberStyleOf(vscode.env.language)));
}
