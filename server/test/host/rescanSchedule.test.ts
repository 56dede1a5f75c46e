import { describe, expect, it } from 'vitest';
import { type Clock, RescanSchedule } from '../../src/host/keeper/rescanSchedule.ts';

/** A clock that stands still until it is set forward. */
class HandClock implements Clock {
  #now = 0;
  #next: { at: number; act: () => void } | undefined;

  now(): number {
    return this.#now;
  }

  after(wait: number, act: () => void): () => void {
    const next = { at: this.#now + wait, act };
    this.#next = next;
    return () => {
      if (this.#next === next) this.#next = undefined;
    };
  }

  forward(milliseconds: number): void {
    const end = this.#now + milliseconds;
    while (this.#next && this.#next.at <= end) {
      const { at, act } = this.#next;
      this.#next = undefined;
      this.#now = at;
      act();
    }
    this.#now = end;
  }
}

function startSchedule() {
  const clock = new HandClock();
  const looks: number[] = [];
  const schedule = new RescanSchedule(
    () => looks.push(clock.now()),
    { interval: 300_000, mostTime: 1 / 200 },
    clock,
  );
  schedule.start();
  return { clock, looks, schedule };
}

describe('schedule', () => {
  it('look at everything every few minutes', () => {
    const { clock, looks } = startSchedule();
    clock.forward(299_999);
    expect(looks).toEqual([]);
    clock.forward(600_001);
    expect(looks).toEqual([300_000, 600_000, 900_000]);
  });

  it('wait until no one types', () => {
    const { clock, looks, schedule } = startSchedule();
    clock.forward(295_000);
    for (let key = 0; key < 20; key++) {
      schedule.putOff();
      clock.forward(1_000);
    }
    expect(looks).toEqual([]);
    clock.forward(60_000);
    expect(looks).toEqual([324_000]);
  });

  it('come the seldomer the longer they take: at most a two hundredth of the time', () => {
    const { clock, looks, schedule } = startSchedule();
    clock.forward(300_000);
    schedule.done(10_000);
    clock.forward(1_999_999);
    expect(looks).toEqual([300_000]);
    clock.forward(1);
    expect(looks).toEqual([300_000, 2_300_000]);
  });

  it('end', () => {
    const { clock, looks, schedule } = startSchedule();
    schedule.stop();
    schedule.done(5);
    clock.forward(1_000_000);
    expect(looks).toEqual([]);
  });
});
