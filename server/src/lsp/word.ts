import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { SkippedSourceError } from '../corpus/source.ts';
import { convertToPdf, LibreOfficeError } from '../host/libreOffice.ts';
import { loadWordTables, segmenterOf } from '../host/segmenter.ts';
import { noticesFor } from '../messages/notices.ts';
import {
  EXPORT_DRAFT,
  type ExportDraftParams,
  type ExportDraftResult,
  REVISE_WORD,
  type ReviseWordParams,
  type ReviseWordResult,
  WORD_TEXT,
  type WordTextParams,
  type WordTextResult,
} from '../protocol/index.ts';
import { answerOrFail, draftOf, type ServerContext } from './context.ts';
import { checkOptions, levelOf } from '../settings/checks.ts';

/** What reads and writes Word files, loaded where it is needed first: a third of all code, and no answer needs it. */
const toWord = () => import('../export/wordFile.ts');
const ofWord = () => import('../export/wordDraft.ts');
const ofDraft = () => import('../export/readDraft.ts');

/** Who made a revision, as Word shows it. */
const AUTHOR = 'Yinju';

/** From draft to paper and back: `yinju/exportDraft`, `yinju/wordText`, `yinju/reviseWord`. */
export function registerWord(context: ServerContext, locale: string | undefined): void {
  const { connection, checks } = context;
  const say = noticesFor(locale);

  /** Runs {@link work}; what is wrong with the file, or with this machine, is an answer for people. */
  const forPeople = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof SkippedSourceError || error instanceof LibreOfficeError)) throw error;
      throw new ResponseError(LSPErrorCodes.RequestFailed, say(error.notice));
    }
  };

  connection.onRequest(EXPORT_DRAFT, ({ uri, format }: ExportDraftParams, token) =>
    answerOrFail<ExportDraftResult | null>(context, token, async (signal) => {
      const open = draftOf(context, uri);
      if (!open) return null;
      const settings = context.settings(uri);
      const { entries: accepted } = await context.accepted.for(uri);
      const findings = await checks.check(open.draft, { ...checkOptions(settings), accepted }, signal);
      const [{ wordFile }, { readPaper }] = await Promise.all([toWord(), ofDraft()]);
      const word = await wordFile(readPaper(open.draft), segmenterOf(loadWordTables()));
      const content = format === 'pdf' ? await forPeople(() => convertToPdf(word)) : word;
      return {
        content: Buffer.from(content).toString('base64'),
        placeholders: findings.filter(({ code }) => code === 'placeholder').length,
        warnings: findings.filter((finding) => levelOf(finding, settings) === 'warning').length,
      };
    }),
  );

  connection.onRequest(WORD_TEXT, ({ content }: WordTextParams, token) =>
    answerOrFail<WordTextResult>(context, token, () =>
      forPeople(async () => {
        const { wordText } = await ofWord();
        return { text: await wordText(Buffer.from(content, 'base64')) };
      }),
    ),
  );

  connection.onRequest(REVISE_WORD, ({ content, text }: ReviseWordParams, token) =>
    answerOrFail<ReviseWordResult>(context, token, () =>
      forPeople(async () => {
        const author = { name: AUTHOR, date: new Date().toISOString() };
        const { reviseWordFile } = await ofWord();
        const revised = await reviseWordFile(Buffer.from(content, 'base64'), text, author);
        return { ...revised, content: Buffer.from(revised.content).toString('base64') };
      }),
    ),
  );
}
