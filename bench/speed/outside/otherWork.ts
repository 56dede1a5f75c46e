import { type ChildProcess, spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** A process that computes without a pause. */
const BUSY = 'for (;;);';

/** Has every core of the machine computed on by another programme while {@link work} runs. */
export async function besideOtherWork<T>(work: () => Promise<T>): Promise<T> {
  const others: ChildProcess[] = Array.from({ length: availableParallelism() }, () =>
    spawn(process.execPath, ['-e', BUSY], { stdio: 'ignore' }),
  );
  try {
    return await work();
  } finally {
    for (const other of others) other.kill('SIGKILL');
  }
}
