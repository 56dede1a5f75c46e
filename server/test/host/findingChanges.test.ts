import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/engine/check/finding.ts';
import { ReceivedFindings, SentFindings } from '../../src/host/findingChanges.ts';

const URI = 'untitled:draft';
const draft = (text: string, uri = URI) => ({ uri, text, languageId: 'plaintext' });

/** A finding for each mark in {@link text}, which points at the first of its kind and would take the mark away. */
function marksIn(text: string): Finding[] {
  return [...text.matchAll(/[！？]/gu)].map(({ 0: mark, index }) => {
    const span = { start: index, end: index + 1 };
    const first = text.indexOf(mark);
    return {
      code: mark === '！' ? 'repeated' : 'structure',
      span,
      message: { key: 'finding.repeated', args: [mark] },
      related: [{ in: 'draft', span: { start: first, end: first + 1 }, section: '' }],
      fixes: [{ title: { key: 'fix.replace', args: [mark] }, edits: [{ span, text: '' }], preferred: true }],
    };
  });
}

describe('the changes in the findings of a draft', () => {
  it('are all of them at first, and nothing where nothing changed', () => {
    const sent = new SentFindings();
    const received = new ReceivedFindings();
    const findings = marksIn('好！好？');
    const first = sent.changes(draft('好！好？'), findings, received.held(URI));
    expect(first.fresh).toHaveLength(2);
    expect(received.take(URI, first)).toEqual(findings);
    const second = sent.changes(draft('好！好？'), marksIn('好！好？'), received.held(URI));
    expect(second.fresh).toEqual([]);
    expect(received.take(URI, second)).toEqual(findings);
  });

  it('leave out what only stands elsewhere now', () => {
    const sent = new SentFindings();
    const received = new ReceivedFindings();
    received.take(URI, sent.changes(draft('好？好好！'), marksIn('好？好好！'), received.held(URI)));
    const text = '好？好？好！';
    const changes = sent.changes(draft(text), marksIn(text), received.held(URI));
    expect(changes.fresh.map((json) => (JSON.parse(json) as Finding).span.start)).toEqual([3]);
    expect(received.take(URI, changes)).toEqual(marksIn(text));
  });

  it('hold a finding again of which anything else changed', () => {
    const sent = new SentFindings();
    const [finding] = marksIn('好！');
    const { number } = sent.changes(draft('好！'), [finding], undefined);
    const other = { ...finding, copy: { characters: 20, similarity: 1, isMinor: true } };
    expect(sent.changes(draft('好！'), [other], number).fresh).toEqual([JSON.stringify(other)]);
  });

  it('are all where the other side has another answer, or one about another draft', () => {
    const sent = new SentFindings();
    const findings = marksIn('好！');
    const { number } = sent.changes(draft('好！'), findings, undefined);
    expect(sent.changes(draft('好！', 'untitled:other'), findings, number).fresh).toHaveLength(1);
    expect(sent.changes(draft('好！'), findings, number + 1).fresh).toHaveLength(1);
    expect(sent.changes(draft('好！'), findings, undefined).fresh).toHaveLength(1);
  });

  it('lead to the findings, whatever is edited, lost on the way or asked of others between', () => {
    const text = fc.string({ unit: fc.constantFrom('好', '！', '？'), maxLength: 8 });
    const step = fc.record({ uri: fc.constantFrom('a', 'b', 'c'), text, isLost: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const sent = new SentFindings();
        const received = new ReceivedFindings();
        for (const { uri, text: now, isLost } of steps) {
          const changes = sent.changes(draft(now, uri), marksIn(now), received.held(uri));
          if (!isLost) expect(received.take(uri, changes)).toEqual(marksIn(now));
        }
      }),
    );
  });

  it('lead to the findings of more drafts than are remembered', () => {
    const sent = new SentFindings();
    const received = new ReceivedFindings();
    for (let round = 0; round < 3; round++)
      for (let n = 0; n < 40; n++) {
        const text = '好！'.repeat(1 + ((n + round) % 4));
        const uri = `untitled:${n}`;
        const changes = sent.changes(draft(text, uri), marksIn(text), received.held(uri));
        expect(received.take(uri, changes)).toEqual(marksIn(text));
      }
  });
});
