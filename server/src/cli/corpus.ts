import { type Notice, noticeText } from '../engine/text/notice.ts';
import { isAbsolute, relative } from 'node:path';
import { displayPath, pathOfUri } from '../files/filePath.ts';
import type { FileReport } from '../host/corpusReport.ts';
import type { CorpusService } from '../host/corpusService.ts';
import type { DroppedLine } from '../corpus/source.ts';
import type { Subcommand } from './command.ts';
import { fileLines } from '../messages/fileLines.ts';
import { noticesFor, statusText } from '../messages/notices.ts';
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
  const say = noticesFor(locale);
  await withCorpus(options, async ({ corpus: service, status }) => {
    const { files } = await service.report();
    if (format === 'json') {
      const shown = options.junk ? await withDropped(service, files) : files;
      out.json({ ...statusText(status, (said) => noticeText(said)), files: shown.map(inEnglish) });
      return;
    }
    const skipped = (name: string, reason: Notice): void =>
      out.line(`${name}  `, { text: translate('corpus.skipped'), style: 'yellow' }, `: ${say(reason)}`);
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
    if (status.message !== undefined) out.line(say(status.message));
  });
}

/** A file as programs read it. */
interface Shown extends FileReport {
  readonly droppedLines?: readonly DroppedLine[];
}

/** Each file with its dropped lines, for programs. */
async function withDropped(service: CorpusService, files: readonly FileReport[]): Promise<Shown[]> {
  const shown: Shown[] = [];
  for (const file of files) {
    const isClean = Object.keys(file.dropped).length === 0;
    shown.push(isClean ? file : { ...file, droppedLines: await service.dropped(file.uri) });
  }
  return shown;
}

/** Programs read it in any language alike. */
function inEnglish({ skipped, skippedParts, ...file }: Shown): object {
  return {
    ...file,
    ...(skipped !== undefined && { skipped: noticeText(skipped) }),
    ...(skippedParts && {
      skippedParts: skippedParts.map(({ name, reason }) => ({ name, reason: noticeText(reason) })),
    }),
  };
}

/** The path as one would write it here. */
function nameOf(uri: string): string {
  const path = displayPath(pathOfUri(uri) ?? uri);
  const below = relative(process.cwd(), path);
  return below.startsWith('..') || isAbsolute(below) ? path : below;
}
