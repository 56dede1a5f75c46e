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
    const { files } = service.report();
    if (options.format === 'json') {
      process.stdout.write(`${JSON.stringify({ ...status, files }, null, 2)}\n`);
      return;
    }
    const style = styleFor(process.stdout);
    const out = (line: string): boolean => process.stdout.write(`${line}\n`);
    for (const file of files) {
      out(
        `${fileName(file.uri)}  ${file.format} ${file.encoding}  ${file.articles} 篇  ${file.characters} 字`,
      );
      const byRule = countByRule(file.dropped);
      for (const [rule, lines] of byRule) out(style('dim', `    ${rule}: ${lines}`));
      if (options.junk) {
        for (const { line, rule, text } of file.dropped) out(`    ${line + 1}: [${rule}] ${text.trim()}`);
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

function countByRule(dropped: readonly { readonly rule: string }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of dropped) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}
