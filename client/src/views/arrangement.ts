import * as vscode from 'vscode';
import type { SourcesParams } from 'yinju-language-server/protocol';

type Order = NonNullable<SourcesParams['order']>;

/** How the sources view sorts and filters. */
export interface Arrangement {
  readonly order: Order;
  readonly folder?: string;
  readonly title?: string;
  readonly fromYear?: number;
  readonly toYear?: number;
}

export const AS_THEY_COME: Arrangement = { order: 'best' };

/** Asks for the order of the sources; undefined when the user cancels. */
export async function askOrder(now: Arrangement): Promise<Arrangement | undefined> {
  const orders: { label: string; order: Order }[] = [
    { label: vscode.l10n.t('Most informative first'), order: 'best' },
    { label: vscode.l10n.t('By article'), order: 'article' },
    { label: vscode.l10n.t('Newest first'), order: 'date' },
    { label: vscode.l10n.t('By the words before the phrase'), order: 'left' },
    { label: vscode.l10n.t('By the words after the phrase'), order: 'right' },
  ];
  const items = orders.map((item) => ({
    ...item,
    description: item.order === now.order ? vscode.l10n.t('now') : '',
  }));
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Sort the Sources') });
  return picked && { ...now, order: picked.order };
}

/**
 * Asks which sources to show: a year or years (`2023`, `2020-2023`), a folder (`/` in it or at its end), or parts of
 * a title, a place or the name of a file, with spaces between; an empty answer shows all.
 */
export async function askFilter(now: Arrangement): Promise<Arrangement | undefined> {
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Filter the Sources'),
    prompt: vscode.l10n.t(
      'Parts of a title, a place or a file’s name; a folder with /; a year or years; empty shows all',
    ),
    placeHolder: vscode.l10n.t('e.g. work report 2020-2023'),
    value: filterText(now),
  });
  return text === undefined ? undefined : { order: now.order, ...parseFilter(text) };
}

/** Parses the input of {@link askFilter}. */
export function parseFilter(text: string): Omit<Arrangement, 'order'> {
  const words = text.trim().split(/\s+/).filter(Boolean);
  const years = words.map((word) => /^(\d{4})(?:[-–—~](\d{4}))?$/.exec(word)).find((match) => match !== null);
  const folder = words.find((word) => word.includes('/'));
  const title = words.filter((word) => word !== years?.[0] && word !== folder).join(' ');
  return {
    ...(years ? { fromYear: Number(years[1]), toYear: Number(years[2] ?? years[1]) } : {}),
    ...(folder === undefined ? {} : { folder }),
    ...(title === '' ? {} : { title }),
  };
}

/** The filter as input for {@link askFilter}; empty when all sources are shown. */
export function filterText({ folder, title, fromYear, toYear }: Arrangement): string {
  const years = fromYear === toYear ? String(fromYear ?? '') : `${fromYear ?? ''}-${toYear ?? ''}`;
  return [title, folder, years].filter(Boolean).join(' ');
}
