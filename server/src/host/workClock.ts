/** How much slower than real time the clock of {@link workClock} may go: what only waits is ended too. Guess. */
const SLOWEST = 8;

/** What {@link workClock} reads, both in milliseconds. */
interface Clocks {
  /** The time. */
  readonly now: () => number;
  /** Processor time that this process has had, all its threads together. */
  readonly worked: () => number;
}

const OWN: Clocks = {
  now: () => performance.now(),
  worked: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
};

/**
 * A clock in milliseconds for limits of work: it goes as long as this process is working, and slower where other programs
 * keep the processors from it. A check that takes 2 s took more than 20 beside fifteen other threads on two cores.
 */
export function workClock({ now, worked }: Clocks = OWN): () => number {
  let time = 0;
  let lastNow = now();
  let lastWorked = worked();
  return () => {
    const [nextNow, nextWorked] = [now(), worked()];
    const passed = nextNow - lastNow;
    time += Math.min(passed, Math.max(nextWorked - lastWorked, passed / SLOWEST));
    [lastNow, lastWorked] = [nextNow, nextWorked];
    return time;
  };
}
