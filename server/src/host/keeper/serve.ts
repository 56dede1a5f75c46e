import { pathOfUri } from '../../files/filePath.ts';
import type { MessagePort } from 'node:worker_threads';
import { threadChannel } from '../channels.ts';
import { Link } from '../link.ts';
import type { KeeperMethods, KeeperOptions, MainMethods } from '../threadProtocol.ts';
import { Keeper } from './keeper.ts';

/** Main function of the keeper's thread: keeps the index, away from the thread that answers. */
export function serveKeeper(port: MessagePort, options: KeeperOptions): void {
  const keeper = new Keeper(options, {
    onStatus: (status) => main.tell('status', status),
    onSnapshot: (snapshot) => main.tell('corpus', snapshot),
    onDictionary: (dictionary) => main.tell('dictionary', dictionary),
    onStages: (times) => main.tell('stages', times),
    log: (message) => main.tell('log', message),
  });
  const main: Link<KeeperMethods, MainMethods> = new Link<KeeperMethods, MainMethods>(threadChannel(port), {
    configure: (settings) => keeper.configure(settings),
    rebuild: () => keeper.rebuild(),
    changed: (uris) => keeper.changed(uris.flatMap((uri) => pathOfUri(uri) ?? [])),
    typing: () => keeper.noteTyping(),
    report: () => keeper.report(),
    dropped: (uri) => keeper.texts.dropped(uri),
    sourceText: (uri) => keeper.texts.sourceText(uri),
    heap: () => keeper.heap(),
    dispose: () => keeper.dispose(),
  });
}
