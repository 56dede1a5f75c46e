import { Parser } from 'htmlparser2';

/** A run of characters of a paragraph in one `w:t`. Offsets are UTF-16 units. */
export interface TextPiece {
  /** Where it begins in the paragraph's text. */
  readonly start: number;
  readonly text: string;
  /** The run it is in: from `<w:r>` to `</w:r>`, inclusive. Offsets into the part. */
  readonly run: RunSpan;
}

export interface RunSpan {
  readonly from: number;
  readonly to: number;
  /** The markup of its properties, `<w:rPr>…</w:rPr>`, or nothing. */
  readonly properties: string;
  /** True where the run has nothing but properties and one `w:t`, and is in no revision and no field. */
  readonly isPlain: boolean;
}

/** A paragraph of a Word file's main part. */
export interface WordParagraph {
  readonly text: string;
  readonly pieces: readonly TextPiece[];
}

interface OpenRun {
  readonly from: number;
  properties: string;
  propertiesFrom: number;
  texts: number;
  others: number;
  readonly pieces: { start: number; text: string }[];
}

interface OpenParagraph {
  text: string;
  readonly pieces: TextPiece[];
  run: OpenRun | undefined;
}

/** Elements whose text is not part of the document's current text. */
const UNREAD = new Set(['w:del', 'w:moveFrom', 'w:instrText', 'w:delText', 'mc:Fallback']);
/** Elements in which a revision cannot be put beside others. */
const LOCKED = new Set(['w:ins', 'w:moveTo', 'w:fldSimple', 'w:hyperlink', 'w:sdt']);
const BREAKS: ReadonlyMap<string, string> = new Map([
  ['w:tab', '\t'],
  ['w:br', '\n'],
  ['w:cr', '\n'],
  ['w:noBreakHyphen', '-'],
]);

/**
 * The paragraphs of {@link xml}, the text of `word/document.xml`, in the order in which they end. Deleted text and
 * fields' instructions are not included. Linear.
 */
export function wordParagraphs(xml: string): WordParagraph[] {
  const found: WordParagraph[] = [];
  const open: OpenParagraph[] = [];
  let unread = 0;
  let locked = 0;
  let inText = false;
  const parser = new Parser(
    {
      onopentag(name) {
        const paragraph = open.at(-1);
        const run = paragraph?.run;
        if (UNREAD.has(name)) unread++;
        if (LOCKED.has(name)) locked++;
        if (name === 'w:p') open.push({ text: '', pieces: [], run: undefined });
        else if (name === 'w:r' && paragraph) paragraph.run = newRun(parser.startIndex);
        else if (run && name === 'w:rPr') run.propertiesFrom = parser.startIndex;
        else if (run && name === 'w:t') {
          run.texts++;
          run.pieces.push({ start: paragraph.text.length, text: '' });
          inText = unread === 0;
        } else if (run && run.propertiesFrom < 0) {
          run.others++;
          if (unread === 0) paragraph.text += BREAKS.get(name) ?? '';
        }
      },
      ontext(text) {
        const paragraph = open.at(-1);
        const piece = paragraph?.run?.pieces.at(-1);
        if (!inText || !paragraph || !piece) return;
        piece.text += text;
        paragraph.text += text;
      },
      onclosetag(name) {
        const paragraph = open.at(-1);
        const run = paragraph?.run;
        if (UNREAD.has(name)) unread--;
        if (LOCKED.has(name)) locked--;
        if (name === 'w:t') inText = false;
        else if (name === 'w:rPr' && run && run.propertiesFrom >= 0) {
          run.properties = xml.slice(run.propertiesFrom, parser.endIndex + 1);
          run.propertiesFrom = -1;
        } else if (name === 'w:r' && paragraph && run) {
          if (unread === 0) paragraph.pieces.push(...piecesOf(run, parser.endIndex + 1, locked > 0));
          paragraph.run = undefined;
        } else if (name === 'w:p') {
          const { text, pieces } = open.pop() ?? { text: '', pieces: [] };
          found.push({ text, pieces });
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return found;
}

function newRun(from: number): OpenRun {
  return { from, properties: '', propertiesFrom: -1, texts: 0, others: 0, pieces: [] };
}

function piecesOf(run: OpenRun, to: number, isLocked: boolean): TextPiece[] {
  const isPlain = !isLocked && run.texts === 1 && run.others === 0;
  const span = { from: run.from, to, properties: run.properties, isPlain };
  return run.pieces.map(({ start, text }) => ({ start, text, run: span }));
}
