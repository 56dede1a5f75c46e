import {
  ACCEPT_FINDING,
  INSERT_SOURCE,
  NEVER_OFFER,
  OFFER,
  REBUILD_INDEX,
  TOGGLE_REUSE,
} from '../protocol/commands.ts';
import type { ShowDocumentParams } from 'vscode-languageserver';
import { ACCEPTED, OPEN_SOURCE } from '../protocol/index.ts';
import { type ReuseLenses } from './codeLens.ts';
import { isAcceptedEntry } from '../host/acceptedFindings.ts';
import type { ServerContext } from './context.ts';
import { isSourceAddress } from './locations.ts';
import { insertSource } from './insertSource.ts';
import { putPhrase } from './phraseActions.ts';

/** Commands a client may execute on the server. */
export const COMMANDS = [
  REBUILD_INDEX,
  INSERT_SOURCE,
  TOGGLE_REUSE,
  ACCEPT_FINDING,
  OPEN_SOURCE,
  ACCEPTED,
  NEVER_OFFER,
  OFFER,
] as const;

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
        if (isAcceptedEntry(args?.[0]) && (await context.accepted.accept(args[0], textOf(args[1]))))
          accepted();
        return null;
      case OPEN_SOURCE:
        if (context.client.showDocument && isShowable(args?.[0])) await context.port.showDocument(args[0]);
        return null;
      case INSERT_SOURCE:
        return insertSource(context, args?.[0], token);
      case ACCEPTED:
        if (typeof args?.[0] === 'string') await context.memory.accepted(args[0]);
        return null;
      case NEVER_OFFER:
        return putPhrase(context, args ?? [], 'rejected');
      case OFFER:
        return putPhrase(context, args ?? [], 'preferred');
      default:
        return null;
    }
  });
}

function textOf(argument: unknown): string {
  return typeof argument === 'string' ? argument : '';
}

function isShowable(argument: unknown): argument is ShowDocumentParams {
  return (
    typeof argument === 'object' &&
    argument !== null &&
    'uri' in argument &&
    typeof argument.uri === 'string' &&
    isSourceAddress(argument.uri)
  );
}
