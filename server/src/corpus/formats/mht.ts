/** Web archives (`.mht`): MIME messages that hold a page and its images. */
import { decodeText } from '../encoding/decode.ts';
import { type ExtractedText, SkippedSourceError } from '../source.ts';
import { readPage } from './page.ts';

const LATIN = new TextDecoder('windows-1252');
/** Byte of each character of that encoding: it gives every byte one. */
const BYTES = new Map(Array.from({ length: 256 }, (_, byte) => [LATIN.decode(Uint8Array.of(byte)), byte]));
/** From that many characters on that do not decode, the archive names the wrong encoding, or none. Guess. */
const MOST_WRONG = 3;

/** Reads the page of a web archive. */
export async function readMht(bytes: Uint8Array): Promise<ExtractedText> {
  const message = await parse(bytes);
  if (message.html !== undefined) return { format: 'mht', ...readPage(await rightHtml(message.html, bytes)) };
  if (message.text !== undefined) return { format: 'mht', text: message.text };
  throw new SkippedSourceError('empty', 'The web archive contains no page.');
}

async function parse(bytes: Uint8Array) {
  const { default: PostalMime } = await import('postal-mime');
  return PostalMime.parse(bytes, { maxNestingDepth: 32 }).catch((cause: unknown) => {
    throw new SkippedSourceError('broken', 'The web archive is damaged.', { cause });
  });
}

/** The page, its encoding recognized by its own bytes where what the archive says of it is wrong. */
async function rightHtml(html: string, bytes: Uint8Array): Promise<string> {
  if ((html.match(/\ufffd/gu)?.length ?? 0) < MOST_WRONG) return html;
  const renamed = LATIN.decode(bytes).replace(
    /(content-type:\s*text\/html)\s*(?:;\s*charset=(?:"[^"\r\n]*"|[^\s;]*))?/giu,
    '$1; charset=windows-1252',
  );
  const plain = (await parse(latinBytes(renamed))).html ?? '';
  return decodeText(latinBytes(plain)).text;
}

function latinBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = BYTES.get(text.charAt(i)) ?? 0x3f;
  return bytes;
}
