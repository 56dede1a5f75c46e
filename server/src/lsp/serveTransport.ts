import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { KeeperThread } from '../host/keeperThread.ts';
import { Lifecycle } from './lifecycle.ts';
import { serve } from './server.ts';

/** Serves the client at the other end of the transport that the command line names, until it goes away. */
export function serveTransport(keeper: KeeperThread): void {
  const lifecycle = new Lifecycle();
  const connection = createConnection(ProposedFeatures.all, { messageStrategy: lifecycle });
  process.on('unhandledRejection', (problem) => {
    connection.console.error(problem instanceof Error ? (problem.stack ?? problem.message) : String(problem));
  });
  serve(connection, lifecycle, keeper);
}
