import { notice } from '../engine/text/notice.ts';
import { NEVER } from '../engine/signal.ts';
import { DEFAULT_SETTINGS } from '../settings/settings.ts';
import { countsOf } from '../messages/counts.ts';
import { translatorFor } from '../messages/translate.ts';
import type { Subcommand } from './command.ts';
import { UsageError } from './errors.ts';
import { localeOf } from './locale.ts';
import { oneOf, wholeNumber } from './options.ts';
import { err, out } from './output.ts';
import { heard, type CorpusOptions, SERVER_BUDGET, serverOption, withCorpus } from './session.ts';

interface CompleteOptions extends CorpusOptions {
  readonly limit: string;
  readonly threshold?: string;
  readonly format: string;
}

/** `yinju complete TEXT`: what the corpus says after these words. */
export const completeCommand: Subcommand = {
  name: 'complete',
  define(command) {
    command
      .description('show how the corpus continues a text')
      .argument('<text>', 'the text before the caret')
      .option('-n, --limit <count>', 'maximum number of guesses', '5')
      .option(
        '-t, --threshold <percent>',
        'minimum chance that the list is used, in percent; 0 shows every guess',
        '0',
      )
      .addOption(serverOption())
      .option('-f, --format <format>', 'text or json', 'text')
      .action(complete);
  },
};

async function complete(text: string, options: CompleteOptions): Promise<void> {
  const maxItems = wholeNumber('limit', 1, options.limit);
  const threshold = Number(options.threshold);
  if (!(threshold >= 0))
    throw new UsageError(
      notice('--{0} takes a number from {1}, not {2}', 'threshold', 0, options.threshold ?? ''),
    );
  const format = oneOf('format', ['text', 'json'], options.format);
  const translate = translatorFor(localeOf(process.env));
  await withCorpus(options, async ({ engine, office }) => {
    const draft = { uri: 'untitled:cli', text, languageId: 'plaintext' };
    if (office) heard(await office.around(draft, text.length, SERVER_BUDGET));
    const wanted = { ...DEFAULT_SETTINGS.completion, maxItems, threshold, slots: false };
    const { items } = await engine.complete({ draft, offset: text.length, options: wanted }, NEVER);
    if (format === 'json') {
      out.json(items);
      return;
    }
    for (const item of items) {
      const counts = countsOf(item, translate);
      out.line(text, { text: item.text, style: 'bold' }, '  ', { text: counts, style: 'dim' });
    }
    if (items.length === 0) err.line(translate('complete.nothing'));
  });
}
