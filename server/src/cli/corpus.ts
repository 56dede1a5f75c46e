import type { Subcommand } from './command.ts';
import { UsageError } from './errors.ts';
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
  if (!['text', 'json'].includes(options.format)) {
    throw new UsageError(`--format takes text or json, not ${options.format}`);
  }
  await withCorpus(options, async ({ corpus: service, status }) => {
    const { files } = await service.report();
    if (options.format === 'json') {
      process.stdout.write(`${JSON.stringify({ ...status, files }, null, 2)}\n`);
      return;
    }
    const style = styleFor(process.stdout);
    const out = (line: string): boolean => process.stdout.write(`${line}\n`);
    for (const file of files) {
      if (file.skipped !== undefined) continue;
      out(
        `${fileName(file.uri)}  ${file.format} ${file.encoding}  ${file.articles} 篇  ${file.characters} 字`,
      );
      if (file.duplicateOf !== undefined) out(style('dim', `    same text as ${fileName(file.duplicateOf)}`));
      for (const [rule, lines] of Object.entries(file.dropped)) out(style('dim', `    ${rule}: ${lines}`));
      if (options.junk && Object.keys(file.dropped).length > 0) {
        const dropped = await service.dropped(file.uri);
        for (const { line, rule, text } of dropped) out(`    ${line + 1}: [${rule}] ${text.trim()}`);
      }
    }
    for (const { uri, reason } of status.skipped)
      out(`${fileName(uri)}  ${style('yellow', 'skipped')}: ${reason}`);
    out(
      `${status.sourceFiles} files, ${status.articles} articles, ${status.characters} characters, ` +
        `${status.phrases} set phrases, ${status.skipped.length} skipped; words by ${status.segmenter}`,
    );
    if (status.message !== undefined) out(status.message);
  });
}

function fileName(uri: string): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}
