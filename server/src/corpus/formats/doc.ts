/** Old Word files (`.doc`) and WPS files in Word's format (`.wps`), read by word-extractor. */
import { type ExtractedText, SkippedSourceError } from '../source.ts';
import { checkOle } from './oleGuard.ts';
import { LineWriter } from './lineWriter.ts';

/** Characters that Word keeps for itself: marks of notes, pictures and fields. */
const MARKS = /[\x00-\x08\x0e-\x1f\ufffc]/gu;

/** Keeps quotes and dashes as they are; the package's types do not know it. */
const PLAIN = { filterUnicode: false };

/** Reads an OLE file: Word's, or a name for what else it is. */
export async function readDoc(bytes: Uint8Array): Promise<ExtractedText> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (holdsStream(buffer, 'EncryptedPackage') || isEncryptedWord(buffer)) {
    throw new SkippedSourceError('encrypted', 'The file is protected with a password.');
  }
  if (!holdsStream(buffer, 'WordDocument')) {
    throw new SkippedSourceError('unsupported', 'The file is of an Office program, but no Word document.');
  }
  checkOle(buffer);
  const { default: WordExtractor } = await import('word-extractor');
  const document = await new WordExtractor().extract(buffer).catch((cause: unknown) => {
    throw new SkippedSourceError('broken', 'The Word file is damaged.', { cause });
  });
  const read = (part: (options?: object) => string) => part.call(document, PLAIN);
  const writer = new LineWriter();
  for (const line of lines(read(document.getBody))) {
    writer.line(line, line.includes('\t') ? { kind: 'table' } : {});
  }
  for (const box of lines(read(document.getTextboxes))) writer.line(box);
  for (const note of [...lines(read(document.getFootnotes)), ...lines(read(document.getEndnotes))]) {
    writer.line(note, { kind: 'footnote' });
  }
  return { format: 'doc', ...writer.finish() };
}

function lines(text: string): string[] {
  return text.split(/[\n\r\v\f]/u).map((line) => line.replace(MARKS, ''));
}

/** True where the file's directory names a stream so: names stand there in UTF-16. */
function holdsStream(buffer: Buffer, name: string): boolean {
  return buffer.includes(Buffer.from(name, 'utf16le'));
}

/** Word's own encryption: bit 8 of the flags in the header of the main stream, which begins on a sector. */
function isEncryptedWord(buffer: Buffer): boolean {
  for (let at = 512; at + 12 < buffer.length; at += 512) {
    if (buffer.readUInt16LE(at) === 0xa5ec) return (buffer.readUInt16LE(at + 10) & 0x100) !== 0;
  }
  return false;
}
