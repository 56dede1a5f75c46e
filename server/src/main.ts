import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { Lifecycle } from './lsp/lifecycle.ts';
import { serve } from './lsp/server.ts';

const TRANSPORTS = ['--stdio', '--node-ipc', '--socket', '--pipe'];

const usage = `Usage: yinju-language-server --stdio | --node-ipc | --socket=PORT | --pipe=NAME

Yinju's language server: completes, cites and checks Chinese reports from a folder of past ones.
Settings come from the editor (section "yinju") or from initializationOptions:
  { "corpus": { "paths": ["FOLDER"], "exclude": ["GLOB"], "ocr": false }, "completion": { … }, "check": { … },
    "cacheDir": "FOLDER" }
`;

const args = process.argv.slice(2);
if (args.includes('--help') || args.includes('-h')) {
  process.stdout.write(usage);
} else if (!args.some((arg) => TRANSPORTS.some((transport) => arg.startsWith(transport)))) {
  process.stderr.write(`yinju-language-server: say how to talk to it, such as --stdio\n\n${usage}`);
  process.exitCode = 2;
} else {
  const lifecycle = new Lifecycle();
  const connection = createConnection(ProposedFeatures.all, { messageStrategy: lifecycle });
  process.on('unhandledRejection', (problem) => {
    connection.console.error(problem instanceof Error ? (problem.stack ?? problem.message) : String(problem));
  });
  serve(connection, lifecycle);
}
