import type { ChildProcess } from 'node:child_process';
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

/** A child process, or from inside of it the process above. Messages to one that has gone are lost. */
export function processChannel(end: ChildProcess | NodeJS.Process): Channel {
  return {
    post: (message) => {
      if (end.connected) end.send?.(message as object, undefined, undefined, () => undefined);
    },
    onMessage: (listener) => {
      end.on('message', listener);
    },
  };
}
