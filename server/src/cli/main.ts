import { VERSION } from '../version.ts';
import { Command, CommanderError, Option } from 'commander';
import { checkCommand } from './check.ts';
import { completeCommand } from './complete.ts';
import { corpusCommand } from './corpus.ts';
import { EXIT, UsageError } from './errors.ts';
import { findCommand } from './find.ts';

/** The `yinju` command: what an editor shows, in a terminal. */
function program(): Command {
  const root = new Command('yinju')
    .description(
      'Continues, cites and checks Chinese reports from a folder of past ones. Nothing leaves this machine.',
    )
    .version(VERSION)
    .exitOverride()
    .showHelpAfterError('(see yinju --help)')
    .configureHelp({ showGlobalOptions: true })
    .addHelpText(
      'after',
      '\nExit codes: 0 all well; 1 findings at or above --fail-on; 2 wrong usage or unreadable input.',
    );
  for (const add of [checkCommand, findCommand, completeCommand, corpusCommand]) {
    const command = root.command(add.name);
    command
      .option('-c, --corpus <path...>', 'files or folders to index (default: the starter corpus)')
      .option('-x, --exclude <glob...>', 'files to leave out, as glob patterns')
      .addOption(new Option('--cache-dir <folder>', 'where the index is kept between runs'));
    add.define(command);
  }
  return root;
}

async function main(): Promise<number> {
  try {
    await program().parseAsync();
    return Number(process.exitCode ?? EXIT.ok);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`yinju: ${message.replaceAll('\n', ' ')}\n`);
    if (!(error instanceof UsageError) && process.env['YINJU_DEBUG'] !== undefined) console.error(error);
    return EXIT.usage;
  }
}

process.exitCode = await main();
