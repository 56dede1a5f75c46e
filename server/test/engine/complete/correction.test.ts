import { describe, expect, it } from 'vitest';
import { Caret } from '../../../src/engine/complete/caret.ts';
import { CaretPlaces } from '../../../src/engine/complete/caretPlaces.ts';
import { ContinuationSearch } from '../../../src/engine/complete/continuations.ts';
import { Network, type NetworkWeights, NO_NETWORK } from '../../../src/engine/complete/network.ts';
import { NETWORK } from '../../../src/engine/complete/networkWeights.ts';
import { TUNING } from '../../../src/engine/complete/tuning.ts';
import { FACTS, NODE_FACTS } from '../../../src/engine/complete/unitFacts.ts';
import { draftOf } from '../../support/checks.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

describe('a network', () => {
  const weights = {
    inputs: [
      [1, -1, 0.5],
      [2, 3, 0],
    ],
    bias: [0, 1, 0.25],
    neurons: [2, 10],
  };

  it('adds its neurons that are over 0 to what its inputs say directly', () => {
    const network = new Network(weights);
    const row = Float64Array.of(1, 1);
    network.share(row, 1);
    // Neurons 1 + 2 and 1 - 1 + 3, directly 0.25 + 0.5.
    expect(network.result(row, 1)).toBeCloseTo(2 * 3 + 10 * 3 + 0.75);
    row[1] = -1;
    // Neurons 1 - 2 and 1 - 1 - 3: both silent.
    expect(network.result(row, 1)).toBeCloseTo(0.75);
  });

  it('gives the same however many of its inputs are shared', () => {
    const network = new Network(weights);
    const row = Float64Array.of(0.5, 2);
    const results = [0, 1, 2].map((shared) => {
      network.share(row, shared);
      return network.result(row, shared);
    });
    expect(new Set(results.map((one) => one.toFixed(9))).size).toBe(1);
  });

  it('of no weights says nothing', () => {
    const network = new Network(NO_NETWORK);
    const row = new Float64Array(FACTS).fill(3);
    network.share(row, 2);
    expect(network.result(row, 2)).toBe(0);
  });

  it('that ships has a row for each fact', () => {
    expect(NETWORK.inputs).toHaveLength(FACTS);
    for (const row of NETWORK.inputs) expect(row).toHaveLength(NETWORK.bias.length);
    expect(NETWORK.neurons).toHaveLength(NETWORK.bias.length - 1);
  });
});

const LINES = ['全面推进乡村振兴。', '全面推进依法治国。', '全面推进乡村建设。'];
/** Lines that go on with a mark, so that a guess of one unit may be taken. */
const MARKED = ['全面推进，稳中求进', '全面推进；依法治国', '全面推进，改革开放'];

/** What is found after {@link text} with a network. */
function searchAfter(text: string, network: NetworkWeights, lines = LINES) {
  const index = indexOf(lines.map((line, number) => fileOf(`${number}.txt`, line)));
  const caret = new Caret(draftOf(text), text.length);
  const at = new CaretPlaces(index, TUNING);
  at.read(caret);
  return {
    search: new ContinuationSearch({ ...TUNING, network }),
    start: { ...at.found, tail: caret.left.text },
  };
}

/** The chance of the units that may follow 推进, with a network that adds {@link odds} to the log odds of each. */
function chances(odds: number): Map<string, number> {
  const { search, start } = searchAfter('全面推进', { ...NO_NETWORK, bias: [odds] }, MARKED);
  return new Map(search.search(start).map(({ text, probability }) => [text, probability]));
}

describe('the correction of chances', () => {
  it('adds what the network says to the log odds of each unit', () => {
    const before = chances(0).get('；') ?? 0;
    expect(before).toBeGreaterThan(0.1);
    const odds = (before / (1 - before)) * Math.exp(-0.5);
    expect(chances(-0.5).get('；')).toBeCloseTo(odds / (1 + odds), 6);
  });

  it('makes the chances of one place no more than 1 together', () => {
    const found = chances(20);
    expect((found.get('，') ?? 0) + (found.get('；') ?? 0)).toBeCloseTo(1, 3);
    expect(found.get('，')).toBeCloseTo(found.get('；') ?? 0, 2);
  });

  it('leaves nothing of what the network is sure does not come', () => {
    expect(chances(-20).size).toBe(0);
  });

  it('is told of each likely unit, the likeliest first, and for fitting whether it came', () => {
    const { search, start } = searchAfter('依法治国。依法治国。全面推进', NO_NETWORK);
    const rows: number[][] = [];
    const came: boolean[] = [];
    search.examples(start, '依法', 0.004, (row, itCame) => {
      rows.push([...row]);
      came.push(itCame);
    });
    expect(rows.every((row) => row.length === FACTS && row.every(Number.isFinite))).toBe(true);
    // 乡 or 依, then 法.
    expect(came).toEqual([false, true, true]);
    const odds = rows.map((row) => row[NODE_FACTS]);
    expect(odds[0]).toBeGreaterThan(odds[1]);
    // Of the two articles of 乡 and the one of 依, and how often the draft has each.
    expect(rows.map((row) => Math.expm1(row[NODE_FACTS + 9])).map(Math.round)).toEqual([2, 1, 1]);
    expect(rows.map((row) => Math.expm1(row[NODE_FACTS + 13])).map(Math.round)).toEqual([0, 2, 2]);
  });
});
