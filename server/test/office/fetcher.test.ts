import { describe, expect, it } from 'vitest';
import { intlSegmenter } from '../../src/host/segmenter.ts';
import { OfficeError } from '../../src/office/errors.ts';
import { Fetcher } from '../../src/office/fetcher.ts';
import { Gate } from '../../src/office/gate.ts';
import type { PassageDocument } from '../../src/office/schema.ts';
import { passage } from '../support/passages.ts';

const late = () => Promise.reject(new OfficeError('late', { key: 'office.late', args: [] }));
const DRAFT = '戊市工作总结\n压实安全';

/** A fetcher from a server whose answers are {@link answers}, and what was told of it. */
function fetcherFrom(answers: {
  around?: () => Promise<PassageDocument[]>;
  on?: () => Promise<PassageDocument[]>;
  sharing?: () => Promise<PassageDocument[]>;
}): { fetcher: Fetcher; told: boolean[] } {
  const told: boolean[] = [];
  const none = () => Promise.resolve([]);
  const fetcher = new Fetcher(
    { url: 'https://office.example', index: 'yinju' },
    {
      corpus: {
        passagesAround: answers.around ?? none,
        passagesOn: answers.on ?? none,
        passagesSharing: answers.sharing ?? none,
        passagesWith: none,
      },
      gate: new Gate(() => {}),
      segmenter: intlSegmenter(),
      onFetched: (isForChecks) => told.push(isForChecks),
    },
  );
  return { fetcher, told };
}

describe('passages that came before a fault', () => {
  it('are told of at a caret, as nobody asks for them again', async () => {
    const around = () => Promise.resolve([passage(0, '压实安全生产责任')]);
    const { fetcher, told } = fetcherFrom({ around, on: late });
    await expect(fetcher.writing({ uri: 'untitled:a', text: DRAFT, offset: DRAFT.length })).rejects.toThrow(
      OfficeError,
    );
    expect(told).toEqual([false]);
    expect(fetcher.shards).toHaveLength(1);
  });

  it('are told of to checks', async () => {
    const on = () => Promise.resolve([passage(0, '戊市工作总结会议召开')]);
    const { fetcher, told } = fetcherFrom({ on, sharing: late });
    const text = `戊市工作总结\n${'全市共排查整治各类隐患三千余处，建成城市生命线监测平台一座。'.repeat(2)}`;
    await expect(fetcher.checking({ uri: 'untitled:a', text }, 1000)).rejects.toThrow(OfficeError);
    expect(told).toEqual([true]);
  });

  it('are not told of where there were none', async () => {
    const { fetcher, told } = fetcherFrom({ on: late });
    await expect(fetcher.writing({ uri: 'untitled:a', text: DRAFT, offset: DRAFT.length })).rejects.toThrow(
      OfficeError,
    );
    expect(told).toEqual([]);
  });
});

describe('a caret that comes while another is asked for', () => {
  it('is asked for although the first one failed', async () => {
    let asked = 0;
    const { fetcher } = fetcherFrom({
      around: () => (asked++ === 0 ? late() : Promise.resolve([passage(0, '压实安全生产责任')])),
    });
    const first = fetcher.writing({ uri: 'untitled:a', text: DRAFT, offset: DRAFT.length - 1 });
    const second = fetcher.writing({ uri: 'untitled:a', text: DRAFT, offset: DRAFT.length });
    await Promise.all([first, second]);
    expect(asked).toBe(2);
    expect(fetcher.shards).toHaveLength(1);
  });
});
