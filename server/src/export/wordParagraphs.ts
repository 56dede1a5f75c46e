import { Parser } from 'htmlparser2';

/** A run of characters of a paragraph in one `w:t`. Offsets are UTF-16 units. */
export interface TextPiece {
  /** Where it begins in the paragraph's text. */
  readonly start: number;
  readonly text: string;
  /** The `w:t` itself. Offsets into the part. */
  readonly from: number;
  readonly to: number;
  readonly run: RunSpan;
}

/** The run that a piece is in. Offsets into the part. */
interface RunSpan {
  /** `<w:r>` up to and with `</w:r>`. */
  readonly from: number;
  readonly to: number;
  /** What it holds after its properties. */
  readonly contentFrom: number;
  readonly contentTo: number;
  /** The markup of its properties, `<w:rPr>…</w:rPr>`, or nothing. */
  readonly properties: string;
  /** True where it is in no revision, link or field: revisions may cut it anywhere. */
  readonly isPlain: boolean;
}

/** A paragraph of a Word file's main part. */
export interface WordParagraph {
  readonly text: string;
  readonly pieces: readonly TextPiece[];
}

interface OpenRun {
  readonly from: number;
  contentFrom: number;
  properties: string;
  propertiesFrom: number;
  readonly pieces: { start: number; text: string; from: number; to: number }[];
}

interface OpenParagraph {
  text: string;
  readonly pieces: TextPiece[];
  run: OpenRun | undefined;
}

/** Elements whose text is not part of the document's current text. */
const UNREAD = new Set(['w:del', 'w:moveFrom', 'w:instrText', 'w:delText', 'w:rt', 'mc:Fallback']);
/** Elements in which a revision cannot be put beside others. */
const LOCKED = new Set(['w:ins', 'w:moveTo', 'w:fldSimple', 'w:hyperlink', 'w:ruby']);
/** The same where they are in a paragraph: around paragraphs it only says what they are for. */
const CONTROL = 'w:sdt';
/** How a mark of a field changes how many are open. */
const FIELD_STEPS: Readonly<Record<string, number>> = { begin: 1, end: -1 };
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
  /** For each open control, whether it is in a paragraph. */
  const controls: boolean[] = [];
  let unread = 0;
  let locked = 0;
  /** Fields that began and have not ended: what they show is theirs. */
  let fields = 0;
  let inText = false;
  const parser = new Parser(
    {
      onopentag(name, attribs) {
        const paragraph = open.at(-1);
        const run = paragraph?.run;
        if (UNREAD.has(name)) unread++;
        if (LOCKED.has(name)) locked++;
        if (name === CONTROL) {
          controls.push(paragraph !== undefined);
          if (paragraph) locked++;
        }
        if (name === 'w:fldChar') fields = Math.max(0, fields + (FIELD_STEPS[attribs['w:fldCharType']] ?? 0));
        if (name === 'w:p') open.push({ text: '', pieces: [], run: undefined });
        else if (name === 'w:r' && paragraph) paragraph.run = newRun(parser.startIndex, parser.endIndex + 1);
        else if (run && name === 'w:rPr') run.propertiesFrom = parser.startIndex;
        else if (run && name === 'w:t') {
          run.pieces.push({ start: paragraph.text.length, text: '', from: parser.startIndex, to: 0 });
          inText = unread === 0;
        } else if (run && run.propertiesFrom < 0 && unread === 0) paragraph.text += BREAKS.get(name) ?? '';
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
        if (name === CONTROL && controls.pop() === true) locked--;
        if (name === 'w:t') {
          inText = false;
          const piece = run?.pieces.at(-1);
          if (piece) piece.to = parser.endIndex + 1;
        } else if (name === 'w:rPr' && run && run.propertiesFrom >= 0) {
          run.contentFrom = parser.endIndex + 1;
          run.properties = xml.slice(run.propertiesFrom, run.contentFrom);
          run.propertiesFrom = -1;
        } else if (name === 'w:r' && paragraph && run) {
          const isPlain = locked === 0 && fields === 0;
          if (unread === 0)
            paragraph.pieces.push(...piecesOf(run, parser.startIndex, parser.endIndex + 1, isPlain));
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

function newRun(from: number, contentFrom: number): OpenRun {
  return { from, contentFrom, properties: '', propertiesFrom: -1, pieces: [] };
}

function piecesOf(
  { from, contentFrom, properties, pieces }: OpenRun,
  contentTo: number,
  to: number,
  isPlain: boolean,
): TextPiece[] {
  const run = { from, to, contentFrom, contentTo, properties, isPlain };
  return pieces.map((piece) => ({ ...piece, run }));
}
