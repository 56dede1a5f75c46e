import { TOGGLE_REUSE, type ReuseLenses } from './codeLens.ts';
import type { ServerContext } from './context.ts';
import { INSERT_SOURCE, insertSource } from './insertSource.ts';

const REBUILD_INDEX = 'yinju.rebuildIndex';

/** Commands a client may execute on the server. */
export const COMMANDS = [REBUILD_INDEX, INSERT_SOURCE, TOGGLE_REUSE] as const;

export function registerCommands(context: ServerContext, lenses: ReuseLenses): void {
  context.connection.onExecuteCommand(async ({ command, arguments: args }, token) => {
    switch (command) {
      case REBUILD_INDEX:
        await context.corpus.rebuild();
        return null;
      case TOGGLE_REUSE:
        await lenses.toggle();
        return null;
      case INSERT_SOURCE:
        return insertSource(context, args?.[0], token);
      default:
        return null;
    }
  });
}
