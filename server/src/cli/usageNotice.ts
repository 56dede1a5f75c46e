import type { CommanderError } from 'commander';
import { type Notice, notice } from '../engine/text/notice.ts';

/** Commander's error for a wrong command line. Its code names the case; what varies is in its message alone. */
export function usageNotice({ code, message }: CommanderError): Notice {
  const quoted = /'([^']*)'/u.exec(message)?.[1] ?? '';
  const meant = /\(Did you mean ([^(?]{1,200})\?\)/u.exec(message)?.[1];
  switch (code) {
    case 'commander.unknownOption':
      return meant === undefined
        ? notice("unknown option '{0}'", quoted)
        : notice("unknown option '{0}' (Did you mean {1}?)", quoted, meant);
    case 'commander.unknownCommand':
      return meant === undefined
        ? notice("unknown command '{0}'", quoted)
        : notice("unknown command '{0}' (Did you mean {1}?)", quoted, meant);
    case 'commander.missingArgument':
      return notice("missing required argument '{0}'", quoted);
    case 'commander.optionMissingArgument':
      return notice("option '{0}' argument missing", quoted);
    case 'commander.missingMandatoryOptionValue':
      return notice("required option '{0}' not specified", quoted);
    case 'commander.excessArguments': {
      const [, expected = '', given = ''] = /Expected (\d+) arguments? but got (\d+)/u.exec(message) ?? [];
      return notice("too many arguments for '{0}': expected {1}, got {2}", quoted, expected, given);
    }
    default:
      return message.replace(/^error: /u, '');
  }
}
