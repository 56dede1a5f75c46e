import { isAbsolute, relative } from 'node:path';
import { displayPath, pathOfUri } from '../corpus/filePath.ts';
import type { CorpusService, FileReport } from '../host/corpusService.ts';
import type { Subcommand } from './command.ts';
import { fileLines } from '../messages/fileLines.ts';
import { sentenceTranslatorFor } from '../messages/sentences.ts';
import { translatorFor } from '../messages/translate.ts';
import { localeOf } from './locale.ts';
import { oneOf } from './options.ts';
import { out } from './output.ts';
import { type CorpusOptions, withCorpus } from './session.ts';

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
  const locale = localeOf(process.env);
  const translate = translatorFor(locale);
  const sentence = sentenceTranslatorFor(locale);
  await withCorpus(options, async ({ corpus: service, status }) => {
    const { files } = await service.report();
    if (format === 'json') {
      const told = options.junk ? await withDropped(service, files) : files;
      out.json({ ...status, files: told });
      return;
    }
    const skipped = (name: string, reason: string): void =>
      out.line(`${name}  `, { text: translate('corpus.skipped'), style: 'yellow' }, `: ${sentence(reason)}`);
    for (const file of files) {
      if (file.skipped !== undefined) continue;
      const [first, ...details] = fileLines(file, nameOf, translate);
      out.line(`${nameOf(file.uri)}  ${first}`);
      for (const detail of details) out.line({ text: `    ${detail}`, style: 'dim' });
      for (const { name, reason } of file.skippedParts ?? []) skipped(`    ${name}`, reason);
      if (!options.junk || Object.keys(file.dropped).length === 0) continue;
      for (const { line, rule, text } of await service.dropped(file.uri)) {
        out.line(`    ${line + 1}: [${rule}] ${text.trim()}`);
      }
    }
    for (const file of files) {
      if (file.skipped !== undefined) skipped(nameOf(file.uri), file.skipped);
    }
    const { sourceFiles, articles, characters, phrases, skippedFiles, segmenter } = status;
    out.line(translate('corpus.total', sourceFiles, articles, characters, phrases, skippedFiles, segmenter));
    if (status.message !== undefined) out.line(sentence(status.message));
  });
}

/** Each file with its dropped lines, for programs. */
async function withDropped(service: CorpusService, files: readonly FileReport[]): Promise<object[]> {
  const told: object[] = [];
  for (const file of files) {
    const isClean = Object.keys(file.dropped).length === 0;
    told.push(isClean ? file : { ...file, droppedLines: await service.dropped(file.uri) });
  }
  return told;
}

/** The path as one would write it here. */
function nameOf(uri: string): string {
  const path = displayPath(pathOfUri(uri) ?? uri);
  const below = relative(process.cwd(), path);
  return below.startsWith('..') || isAbsolute(below) ? path : below;
}
