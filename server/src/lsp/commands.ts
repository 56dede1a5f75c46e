import type { ServerContext } from './context.ts';

/** Commands a client may execute on the server. */
export const COMMANDS = ['yinju.rebuildIndex'] as const;

export function registerCommands(context: ServerContext): void {
  context.connection.onExecuteCommand(async ({ command }) => {
    if (command === 'yinju.rebuildIndex') await context.corpus.rebuild();
    return null;
  });
}
