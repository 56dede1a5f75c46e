import { TOGGLE_REUSE, type ReuseLenses } from './codeLens.ts';
import { isAcceptedEntry } from '../host/acceptedFindings.ts';
import { ACCEPT_FINDING } from './codeActions.ts';
import type { ServerContext } from './context.ts';
import { INSERT_SOURCE, insertSource } from './insertSource.ts';

const REBUILD_INDEX = 'yinju.rebuildIndex';

/** Commands a client may execute on the server. */
export const COMMANDS = [REBUILD_INDEX, INSERT_SOURCE, TOGGLE_REUSE, ACCEPT_FINDING] as const;

/** {@link accepted} is called when a finding was accepted. */
export function registerCommands(context: ServerContext, lenses: ReuseLenses, accepted: () => void): void {
  context.connection.onExecuteCommand(async ({ command, arguments: args }, token) => {
    switch (command) {
      case REBUILD_INDEX:
        await context.corpus.rebuild();
        return null;
      case TOGGLE_REUSE:
        await lenses.toggle();
        return null;
      case ACCEPT_FINDING:
        if (isAcceptedEntry(args?.[0])) {
          await context.accepted.accept(args[0]);
          accepted();
        }
        return null;
      case INSERT_SOURCE:
        return insertSource(context, args?.[0], token);
      default:
        return null;
    }
  });
}
