import { execFileSync } from 'node:child_process';

/** A process of this machine. */
export interface Process {
  readonly id: number;
  readonly parent: number;
  readonly command: string;
}

/** The language servers that run; on systems with `ps` alone. */
export function languageServers(): Process[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return table
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((row) => row !== null)
    .map(([, id, parent, command]) => ({ id: Number(id), parent: Number(parent), command }))
    .filter(({ command }) => command.includes('server/dist/main.js'));
}
