import { translatorFor } from '../messages/translate.ts';
import { kwicLines } from './kwic.ts';
import { localeOf } from './locale.ts';
import { UsageError } from './errors.ts';
import type { Subcommand } from './command.ts';
import { type CorpusOptions, withCorpus } from './session.ts';
import { NEVER } from '../engine/signal.ts';
import { styleFor } from './style.ts';

interface FindOptions extends CorpusOptions {
  readonly limit: string;
  readonly format: string;
}

/** Cells of a line where the output is no terminal. */
const PIPED_COLUMNS = 100;

/** `yinju find PHRASE`: every place of a phrase, keyword in context. */
export const findCommand: Subcommand = {
  name: 'find',
  define(command) {
    command
      .description('show the sources of a phrase, keyword in context')
      .argument('<phrase>', 'the phrase, as it stands in the reports')
      .option('-n, --limit <count>', 'places shown at most', '20')
      .option('-f, --format <format>', 'text or json', 'text')
      .action(find);
  },
};

async function find(phrase: string, options: FindOptions): Promise<void> {
  const limit = Number(options.limit);
  if (!Number.isInteger(limit) || limit < 1)
    throw new UsageError(`--limit takes a whole number from 1, not ${options.limit}`);
  if (!['text', 'json'].includes(options.format))
    throw new UsageError(`--format takes text or json, not ${options.format}`);
  await withCorpus(options, async ({ engine }) => {
    const citation = await engine.sources(phrase, limit, NEVER);
    if (options.format === 'json') {
      process.stdout.write(`${JSON.stringify({ phrase, ...citation }, null, 2)}\n`);
      return;
    }
    const lines = kwicLines(
      citation.sources,
      process.stdout.columns ?? PIPED_COLUMNS,
      styleFor(process.stdout),
    );
    const counts = translatorFor(localeOf(process.env))('count.places', citation.places, citation.articles);
    process.stdout.write(`${phrase}: ${counts}\n`);
    for (const line of lines) process.stdout.write(`${line}\n`);
  });
}
