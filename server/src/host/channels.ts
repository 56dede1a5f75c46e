import type { MessagePort, Worker } from 'node:worker_threads';
import type { Channel } from './link.ts';

/** A worker thread, or the port to the thread above. */
export function threadChannel(port: MessagePort | Worker): Channel {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.on('message', listener);
    },
  };
}
