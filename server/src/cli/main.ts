import { type Notice, notice, noticeOf } from '../engine/text/notice.ts';
import { usageNotice } from './usageNotice.ts';
import { VERSION } from '../version.ts';
import { Command, CommanderError, Option } from 'commander';
import { noticesFor } from '../messages/notices.ts';
import { checkCommand } from './check.ts';
import { completeCommand } from './complete.ts';
import { corpusCommand } from './corpus.ts';
import { EXIT, UsageError } from './errors.ts';
import { exportCommand } from './export.ts';
import { findCommand } from './find.ts';
import { type Say, TerminalHelp } from './help.ts';
import { err, out } from './output.ts';
import { localeOf } from './locale.ts';
import { pushCommand } from './push.ts';

/** Thrown by commander when it has shown what was requested. */
const SHOWN = new Set(['commander.help', 'commander.helpDisplayed', 'commander.version']);

/** The `yinju` command: what an editor shows, in a terminal. */
function program(say: Say): Command {
  const root = new Command('yinju')
    .description(
      'Continues, cites and checks Chinese reports from a folder of past ones. Nothing leaves this machine.',
    )
    .version(VERSION, '-V, --version', 'output the version number')
    .helpOption('-h, --help', 'display help for command')
    .helpCommand('help [command]', 'display help for command')
    .exitOverride()
    .configureOutput({
      outputError: () => undefined,
      writeOut: (text) => out.document(text),
      writeErr: (text) => err.document(text),
    })
    .addHelpText(
      'after',
      `\n${say('Exit codes: 0 success; 1 findings at or above --fail-on; 2 wrong usage or unreadable input.')}`,
    );
  root.createHelp = () => new TerminalHelp(say);
  for (const add of [checkCommand, findCommand, completeCommand, corpusCommand, exportCommand, pushCommand]) {
    const command = root.command(add.name);
    command.createHelp = root.createHelp;
    command
      .option('-c, --corpus <path...>', 'files or folders to index (default: the starter corpus)')
      .option('-x, --exclude <glob...>', 'files to leave out, as glob patterns')
      .option('--ocr', 'recognize text in scanned papers: PDFs and pictures without text')
      .addOption(new Option('--cache-dir <folder>', 'where the index is kept between runs'));
    add.define(command);
  }
  return root;
}

async function main(): Promise<number> {
  const say = noticesFor(localeOf(process.env));
  try {
    await program(say).parseAsync();
    return Number(process.exitCode ?? EXIT.ok);
  } catch (error) {
    if (error instanceof CommanderError && SHOWN.has(error.code)) {
      return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    }
    // One line, whatever it quotes.
    err.line(`yinju: ${say(saidBy(error)).replaceAll('\n', ' ')}`);
    const isExpected = error instanceof UsageError || error instanceof CommanderError;
    if (!isExpected && process.env['YINJU_DEBUG'] !== undefined && error instanceof Error) {
      err.document(`${error.stack}\n`);
    }
    return EXIT.usage;
  }
}

function saidBy(error: unknown): Notice {
  return error instanceof CommanderError
    ? notice('{0} (see yinju --help)', usageNotice(error))
    : noticeOf(error);
}

process.exitCode = await main();
