import { readdirSync, readFileSync } from 'node:fs';

/** What the system says of a server's process; absent where there is no `/proc` to ask. */
export interface ProcessMemory {
  /** Resident now, and the most that ever was, in megabytes. */
  readonly resident: number;
  readonly peak: number;
}

/** Memory of the whole process {@link pid}, all threads and shared memory included. Linux; else nothing. */
export function memoryOf(pid: number): ProcessMemory | undefined {
  const status = read(`/proc/${pid}/status`);
  if (status === undefined) return undefined;
  const megabytes = (name: string): number =>
    (Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1] ?? 0) * 1024) / 1e6;
  return { resident: megabytes('VmRSS'), peak: megabytes('VmHWM') };
}

/** Milliseconds of processor time of the process {@link pid}, in steps of ten, ended threads included. Linux. */
export function processorTimeOf(pid: number): number | undefined {
  const stat = read(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  // The name in brackets may hold anything; user and system time are the 14th and 15th field.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Milliseconds that the threads of {@link pid} which live have run, to the microsecond. Linux. */
export function threadTimeOf(pid: number): number | undefined {
  try {
    let nanoseconds = 0;
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      nanoseconds += Number(read(`/proc/${pid}/task/${thread}/schedstat`)?.split(' ')[0] ?? 0);
    }
    return nanoseconds / 1e6;
  } catch {
    return undefined;
  }
}

/**
 * Milliseconds that the first thread of {@link pid} has run, to the microsecond: the one that answers. How busy the
 * machine is does not show in it. Linux.
 */
export function answeringTimeOf(pid: number): number | undefined {
  const [nanoseconds] = read(`/proc/${pid}/task/${pid}/schedstat`)?.split(' ') ?? [];
  return nanoseconds === undefined ? undefined : Number(nanoseconds) / 1e6;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
