import { KeeperThread } from './host/keeperThread.ts';

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
  // The first answers wait for what this thread has loaded: it loads beside all that follows.
  const keeper = new KeeperThread(new URL('./worker.js', import.meta.url));
  const { serveTransport } = await import('./lsp/serveTransport.ts');
  serveTransport(keeper);
}
