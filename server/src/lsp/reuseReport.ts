import { fileNameOf } from '../engine/text/fileNames.ts';
import { htmlReport } from '../report/html.ts';
import { draftReport } from '../report/draftReport.ts';
import { REPORT, type ReportParams } from '../protocol/index.ts';
import { answerOrFail, draftOf, type ServerContext } from './context.ts';
import { checkOptions, levelOf } from '../settings/checks.ts';

/** `yinju/report`: the reuse report of an open draft as one self-contained page; empty when it is not open. */
export function registerReport(context: ServerContext, lang: string): void {
  const { connection, checks, translate, translateMessage } = context;
  connection.onRequest(REPORT, ({ uri }: ReportParams, token) =>
    answerOrFail(context, token, async (signal) => {
      const open = draftOf(context, uri);
      if (!open) return '';
      const settings = context.settings(uri);
      const { entries: accepted } = await context.accepted.for(uri);
      const review = await checks.review(open.draft, { ...checkOptions(settings), accepted }, signal);
      const report = draftReport(open.draft, fileNameOf(uri), review, {
        levelOf: (finding) => levelOf(finding, settings),
        messageOf: ({ message }) => translateMessage(message),
      });
      return htmlReport([report], translate, lang);
    }),
  );
}
