import { notice } from '../engine/text/notice.ts';
import { CONCORDANCE_ORDERS, type Concordance, type ConcordanceOptions } from '../engine/cite/concordance.ts';
import { toCsv, toMarkdown } from '../engine/cite/export.ts';
import { NEVER } from '../engine/signal.ts';
import { exportLabels } from '../messages/exportLabels.ts';
import { type Translate, translatorFor } from '../messages/translate.ts';
import type { Subcommand } from './command.ts';
import { UsageError } from './errors.ts';
import { kwicLines } from './kwic.ts';
import { localeOf } from './locale.ts';
import { oneOf, wholeNumber } from './options.ts';
import { countsLine } from '../messages/countsLine.ts';
import type { OfficeService } from '../office/officeService.ts';
import type { OfficeCount } from '../office/questions.ts';
import { foldText } from '../engine/text/fold.ts';
import { heard, type CorpusOptions, SERVER_BUDGET, serverOption, withCorpus } from './session.ts';
import { out } from './output.ts';

interface FindOptions extends CorpusOptions {
  readonly limit: string;
  readonly format: string;
  readonly order: string;
  readonly title?: string;
  readonly folder?: string;
  readonly years?: string;
}

const FORMATS = ['text', 'json', 'csv', 'markdown'] as const;
type Format = (typeof FORMATS)[number];

/** `yinju find PHRASE`: every place of a phrase, keyword in context. */
export const findCommand: Subcommand = {
  name: 'find',
  define(command) {
    command
      .description('show the sources of a phrase, with context')
      .argument('<phrase>', 'the phrase, as written in the reports')
      .option('-n, --limit <count>', 'maximum number of places', '20')
      .option(
        '-o, --order <order>',
        `${CONCORDANCE_ORDERS.join(', ')} (by the words left or right of it)`,
        'best',
      )
      .option('--title <part>', 'only articles whose title contains this')
      .option('--folder <part>', 'only files whose path contains this')
      .option('--years <years>', 'only articles of a year or years: 2023, 2020-2023')
      .addOption(serverOption())
      .option('-f, --format <format>', FORMATS.join(', '), 'text')
      .action(find);
  },
};

async function find(phrase: string, options: FindOptions): Promise<void> {
  const format = oneOf('format', FORMATS, options.format);
  const asked = concordanceOptions(options);
  await withCorpus(options, async ({ engine, office }) => {
    const counted = office && (await officeCount(office, phrase, asked.limit));
    const found = await engine.concordance(phrase, asked, NEVER);
    write(phrase, found, format, translatorFor(localeOf(process.env)), counted);
  });
}

/** Has what the office's server holds of the phrase at hand, and says how much that is. */
async function officeCount(
  office: OfficeService,
  phrase: string,
  limit: number,
): Promise<OfficeCount | undefined> {
  const folded = foldText(phrase);
  const count = heard(await office.count(folded, SERVER_BUDGET));
  if (count) heard(await office.phrase(folded, limit, SERVER_BUDGET));
  return count;
}

function concordanceOptions({ limit, order, title, folder, years }: FindOptions): ConcordanceOptions {
  const count = wholeNumber('limit', 1, limit);
  const known = oneOf('order', CONCORDANCE_ORDERS, order);
  const span = /^(\d{4})(?:-(\d{4}))?$/.exec(years ?? '');
  if (years !== undefined && !span)
    throw new UsageError(notice('--{0} takes a year or two with - between, not {1}', 'years', years));
  return {
    order: known,
    limit: count,
    ...(title === undefined ? {} : { title }),
    ...(folder === undefined ? {} : { folder }),
    ...(span ? { fromYear: Number(span[1]), toYear: Number(span[2] ?? span[1]) } : {}),
  };
}

function write(
  phrase: string,
  found: Concordance,
  format: Format,
  translate: Translate,
  office?: OfficeCount,
): void {
  const counts = countsLine(found, translate, office);
  if (format === 'json') {
    const { places, articles, matching, lines } = found;
    out.json({ phrase, places, articles, matching, ...(office && { office }), sources: lines });
    return;
  }
  if (format === 'csv') {
    out.document(toCsv(found.lines, exportLabels(translate)));
    return;
  }
  if (format === 'markdown') {
    out.document(toMarkdown(phrase, counts, found.lines));
    return;
  }
  const filtered =
    found.matching < found.considered ? ` · ${translate('find.matching', found.matching)}` : '';
  const rest = found.matching - found.lines.length;
  out.line(`${phrase}: ${counts}${filtered}`);
  for (const parts of kwicLines(found.lines, out.columns)) out.line(...parts);
  if (rest > 0) out.line({ text: translate('find.more', rest), style: 'dim' });
}
