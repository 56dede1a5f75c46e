import { Marked } from 'marked';

/** What a viewer makes of Markdown: the names of the tags, in order, where its links lead, and the text left. */
export interface Rendered {
  readonly tags: readonly string[];
  readonly links: readonly string[];
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** {@link source} through the library that VS Code shows hovers with, raw HTML allowed. */
export function renderedMarkdown(source: string): Rendered {
  const html = new Marked({ gfm: true }).parse(source, { async: false });
  return {
    tags: Array.from(html.matchAll(/<([a-z]\w*)/gu), ([, tag]) => tag),
    links: Array.from(html.matchAll(/(?:href|src)="([^"]*)"/gu), ([, link]) => link),
    text: html
      .replaceAll(/<[^>]*>/gu, '')
      .replaceAll(/&(?:lt|gt|quot|#39|amp);/gu, (entity) => ENTITIES[entity]),
  };
}
