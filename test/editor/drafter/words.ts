import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Locale = 'en' | 'zh-cn';

/** Yinju's own words in one language, by their keys, as the package holds them. */
export class Words {
  readonly #manifest: Readonly<Record<string, string>>;
  readonly #bundle: Readonly<Record<string, string>>;

  constructor(
    root: string,
    readonly locale: Locale,
  ) {
    const read = (file: string): Record<string, string> =>
      JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<string, string>;
    this.#manifest = read(locale === 'en' ? 'package.nls.json' : 'package.nls.zh-cn.json');
    this.#bundle = locale === 'en' ? {} : read('l10n/bundle.l10n.zh-cn.json');
  }

  /** A string of the manifest. */
  manifest(key: string): string {
    return this.#manifest[key] ?? key;
  }

  /** A string of the client, with its placeholders filled. */
  client(english: string, ...args: readonly (string | number)[]): string {
    const text = this.#bundle[english] ?? english;
    return text.replaceAll(/\{(\d)\}/g, (_, index: string) => String(args[Number(index)] ?? ''));
  }
}
