import type { Subcommand } from './command.ts';
import { translatorFor } from '../messages/translate.ts';
import { oneOf, terminalLocale } from './options.ts';
import { type CorpusOptions, withCorpus } from './session.ts';
import { styleFor } from './style.ts';

interface CorpusCommandOptions extends CorpusOptions {
  readonly junk?: boolean;
  readonly format: string;
}

/** `yinju corpus`: what was indexed, what was left out, and why. */
export const corpusCommand: Subcommand = {
  name: 'corpus',
  define(command) {
    command
      .description('show what was indexed, what was skipped and why, and what was dropped as junk')
      .option('--junk', 'show every dropped line with its rule')
      .option('-f, --format <format>', 'text or json', 'text')
      .action(corpus);
  },
};

async function corpus(options: CorpusCommandOptions): Promise<void> {
  const format = oneOf('format', ['text', 'json'], options.format);
  const translate = translatorFor(terminalLocale(process.env));
  await withCorpus(options, async ({ corpus: service, status }) => {
    const { files } = await service.report();
    if (format === 'json') {
      process.stdout.write(`${JSON.stringify({ ...status, files }, null, 2)}\n`);
      return;
    }
    const style = styleFor(process.stdout);
    const out = (line: string): boolean => process.stdout.write(`${line}\n`);
    for (const file of files) {
      if (file.skipped !== undefined) continue;
      const size = translate('corpus.size', file.articles, file.characters);
      out(`${fileName(file.uri)}  ${file.format} ${file.encoding}  ${size}`);
      if (file.duplicateOf !== undefined) {
        out(style('dim', `    ${translate('corpus.duplicate', fileName(file.duplicateOf))}`));
      }
      for (const [rule, lines] of Object.entries(file.dropped)) out(style('dim', `    ${rule}: ${lines}`));
      if (options.junk && Object.keys(file.dropped).length > 0) {
        const dropped = await service.dropped(file.uri);
        for (const { line, rule, text } of dropped) out(`    ${line + 1}: [${rule}] ${text.trim()}`);
      }
    }
    for (const { uri, reason } of status.skipped) {
      out(`${fileName(uri)}  ${style('yellow', translate('corpus.skipped'))}: ${reason}`);
    }
    const { sourceFiles, articles, characters, phrases, skipped, segmenter } = status;
    out(translate('corpus.total', sourceFiles, articles, characters, phrases, skipped.length, segmenter));
    if (status.message !== undefined) out(status.message);
  });
}

function fileName(uri: string): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}
