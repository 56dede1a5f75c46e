/** Web archives (`.mht`): MIME messages that hold a page and its images. */
import { type ExtractedText, SkippedSourceError } from '../source.ts';
import { readPage } from './page.ts';

/** Reads the page of a web archive. */
export async function readMht(bytes: Uint8Array): Promise<ExtractedText> {
  const { default: PostalMime } = await import('postal-mime');
  const message = await PostalMime.parse(bytes, { maxNestingDepth: 32 }).catch((cause: unknown) => {
    throw new SkippedSourceError('broken', 'The web archive is damaged.', { cause });
  });
  if (message.html !== undefined) return { format: 'mht', ...readPage(message.html) };
  if (message.text !== undefined) return { format: 'mht', text: message.text };
  throw new SkippedSourceError('empty', 'The web archive holds no page.');
}
