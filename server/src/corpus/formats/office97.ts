/** Files of Office 97 and before (OLE): which program wrote one shows in the streams that it holds. */
import { type ExtractedText, SkippedSourceError } from '../source.ts';
import { readDoc } from './doc.ts';
import { whyUnread, wayOut } from './names.ts';
import { OleFile } from './ole.ts';
import { Bytes } from '../bytes.ts';

/** Reads an OLE file called {@link name}. Throws {@link SkippedSourceError} where it holds no document that is read. */
export async function readOffice97(bytes: Uint8Array, name: string): Promise<ExtractedText> {
  try {
    const file = new OleFile(new Bytes(bytes));
    if (file.has('EncryptedPackage')) {
      throw new SkippedSourceError('encrypted', 'The file is protected with a password.');
    }
    if (file.has('WordDocument')) return readDoc(file);
    // WPS keeps its sheets and slides as Office does, with marks of its own that have not been looked into.
    if (wayOut(name) !== undefined) throw new SkippedSourceError('unsupported', whyUnread(name));
    const book = file.read('Workbook') ?? file.read('Book');
    if (book !== undefined) return (await import('./sheets.ts')).readXls(book.array);
    if (file.has('PowerPoint Document')) {
      throw new SkippedSourceError('unsupported', whyUnread('a.ppt'));
    }
    throw new SkippedSourceError(
      'unsupported',
      'The file is an Office file, but not a kind of document that can be read.',
    );
  } catch (cause) {
    if (cause instanceof SkippedSourceError) throw cause;
    // Reads past the end.
    throw new SkippedSourceError('broken', 'The Office file is damaged.', { cause });
  }
}
