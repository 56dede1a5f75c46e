import { describe, expect, it } from 'vitest';
import { acceptedEntryOf, sameEntry, withoutAccepted } from '../../../src/engine/check/accepted.ts';
import type { Finding } from '../../../src/engine/check/finding.ts';

/** The finding between the bars of a text, and the text. */
function marked(text: string, code: Finding['code'] = 'typo'): [Finding, string] {
  const start = text.indexOf('|');
  const span = { start, end: text.indexOf('|', start + 1) - 1 };
  return [{ code, span, message: { key: '', args: [] }, related: [], fixes: [] }, text.replaceAll('|', '')];
}

const entry = (text: string) => acceptedEntryOf(...marked(text));

describe('an accepted finding', () => {
  it.each([
    ['甲乙丙丁戊己|错|庚辛壬癸子丑', '甲乙丙丁戊己', '庚辛壬癸子丑'],
    ['零甲乙丙丁戊己|错|庚辛壬癸子丑寅', '甲乙丙丁戊己', '庚辛壬癸子丑'],
    ['上\n甲|错|乙\n下', '甲', '乙'],
    ['上\r甲|错|乙\r下', '甲', '乙'],
    ['上\r\n|错|\r\n下', '', ''],
    ['|错|', '', ''],
    ['Ａ 甲|错|', 'a甲', ''],
  ])('is known by six units of its line on either side: %j', (text, before, after) => {
    expect(entry(text)).toEqual({ check: 'typo', text: '错', before, after });
  });

  it('is the same wherever it is, and no other', () => {
    expect(sameEntry(entry('甲|错|乙'), entry('前文\n甲|错|乙\n后文'))).toBe(true);
    for (const text of ['甲|对|乙', '丙|错|乙', '甲|错|丙']) {
      expect(sameEntry(entry('甲|错|乙'), entry(text))).toBe(false);
    }
    expect(sameEntry(entry('甲|错|乙'), acceptedEntryOf(...marked('甲|错|乙', 'wording')))).toBe(false);
  });

  it('is left out, and nothing else is', () => {
    const [finding, draft] = marked('前文\n甲|错|乙');
    const findings = [finding, { ...finding, span: { start: 0, end: 1 } }];
    expect(withoutAccepted(findings, [], draft)).toBe(findings);
    expect(withoutAccepted(findings, [entry('甲|错|乙')], draft)).toEqual([findings[1]]);
    expect(withoutAccepted(findings, [entry('甲|错|丙')], draft)).toEqual(findings);
  });
});
