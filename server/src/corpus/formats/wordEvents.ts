/** Feeds the XML of a Word file's part to its reader, as it is unpacked. */
import { Parser } from 'htmlparser2';
import { MOST_MARKUP, tooLarge } from './limits.ts';
import { type WordBody } from './wordBody.ts';
import { WordPrefixes } from './wordPrefixes.ts';

/**
 * Sends the elements of {@link chunks}, one XML part of any size, to {@link body}. Throws where so much of it that a
 * tree could not be made of it holds not one paragraph: what the parser keeps of an open tag is bounded by that.
 */
export async function readWordEvents(chunks: AsyncIterable<Uint8Array>, body: WordBody): Promise<void> {
  const parser = parserFor(body);
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let paragraphs = 0;
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes = body.paragraphs === paragraphs ? bytes + chunk.length : chunk.length;
    paragraphs = body.paragraphs;
    if (bytes > MOST_MARKUP) throw tooLarge();
    decoder ??= new TextDecoder(encodingOf(chunk));
    parser.write(decoder.decode(chunk, { stream: true }));
  }
  parser.end(decoder?.decode());
}

/** Sends the elements of {@link xml} to {@link body}. */
export function readWordText(xml: string, body: WordBody): void {
  parserFor(body).end(xml);
}

function encodingOf(opening: Uint8Array): string {
  if (opening[0] === 0xff && opening[1] === 0xfe) return 'utf-16le';
  return opening[0] === 0xfe && opening[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function parserFor(body: WordBody): Parser {
  let prefixes: WordPrefixes | undefined;
  return new Parser(
    {
      onopentag(name, attribs) {
        prefixes ??= new WordPrefixes(attribs);
        body.open(prefixes.element(name), prefixes.attributes(attribs));
      },
      onclosetag: (name) => body.close(prefixes?.element(name) ?? name),
      ontext: (text) => body.text(text),
    },
    { xmlMode: true },
  );
}
