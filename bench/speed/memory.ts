import { readdirSync, readFileSync } from 'node:fs';

/** Resident memory of this process and of its children (Linux; elsewhere its own), in megabytes. */
export function residentMegabytes(): { own: number; children: number } {
  const own = process.memoryUsage.rss() / 1e6;
  let children = 0;
  if (process.platform === 'linux') {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/u.test(name))) {
      try {
        const status = readFileSync(`/proc/${pid}/status`, 'utf8');
        if (Number(/^PPid:\s+(\d+)/mu.exec(status)?.[1]) !== process.pid) continue;
        children += (Number(/^VmRSS:\s+(\d+)/mu.exec(status)?.[1] ?? 0) * 1024) / 1e6;
      } catch {
        // It ended while we looked.
      }
    }
  }
  return { own, children };
}

/** Looks at the memory four times a second and remembers the most. */
export class PeakMemory {
  #most = 0;
  readonly #timer = setInterval(() => this.#look(), 250);

  stop(): number {
    this.#look();
    clearInterval(this.#timer);
    return this.#most;
  }

  #look(): void {
    const { own, children } = residentMegabytes();
    this.#most = Math.max(this.#most, own + children);
  }
}
