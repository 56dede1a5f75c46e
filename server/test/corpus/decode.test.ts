import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, detectEncoding } from '../../src/corpus/encoding/decode.ts';
import { foldText } from '../../src/engine/text/fold.ts';
import { SIMPLIFIED } from '../../src/engine/text/simplified.ts';
import { encodeText } from '../support/encoders.ts';
import { sharedFiles } from '../support/shared.ts';

const seeds = new URL('../../../seeds/', import.meta.url);
const text = readdirSync(seeds)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(new URL(name, seeds), 'utf8'))
  .join('\n');
const toTraditional = new Map(
  SIMPLIFIED.map(([from, to]) => [String.fromCharCode(to), String.fromCharCode(from)]),
);
const traditionalOf = (source: string) =>
  Array.from(source, (character) => toTraditional.get(character) ?? character).join('');
const traditional = traditionalOf(text);
const sharedText = [...sharedFiles('national'), ...sharedFiles('reports')]
  .map(({ bytes }) => new TextDecoder().decode(bytes))
  .join('\n');

/** A run of the seeds of 50 characters or more, anywhere. */
const run = (source: string) =>
  fc
    .tuple(fc.nat(source.length - 1000), fc.integer({ min: 50, max: 400 }))
    .map(([start, length]) => source.slice(start, start + length));

describe('detectEncoding', () => {
  it.each(['utf-8', 'gb18030', 'utf-16le', 'utf-16be'])('%s, from 50 characters up', (encoding) => {
    fc.assert(
      fc.property(run(text), (piece) => {
        expect(detectEncoding(encodeText(piece, encoding))).toBe(encoding);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['big5', 'gb18030', 'utf-16le', 'utf-8'])('traditional text in %s', (encoding) => {
    fc.assert(
      fc.property(run(traditional), (piece) => {
        expect(detectEncoding(encodeText(piece, encoding))).toBe(encoding);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['utf-8', 'gb18030', 'big5'])('%s cut short; UTF-8 with a few broken bytes too', (encoding) => {
    fc.assert(
      fc.property(
        run(encoding === 'big5' ? traditional : text),
        fc.nat(2),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0x80, max: 0xff })), { maxLength: 2 }),
        (piece, cut, damage) => {
          const bytes = encodeText(piece.padEnd(100, piece), encoding);
          for (const [at, byte] of encoding === 'utf-8' ? damage : []) bytes[at % bytes.length] = byte;
          expect(detectEncoding(bytes.subarray(0, bytes.length - cut))).toBe(encoding);
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each(['utf-8', 'gb18030', 'utf-16le', 'utf-16be'])('%s gives back rare characters too', (encoding) => {
    fc.assert(
      fc.property(
        run(text),
        fc.constantFrom('㐀㑇', '𠮷', '𡈽𬍛', '〇㙍', '⒈㈠'),
        fc.nat(40),
        (piece, rare, at) => {
          const whole = piece.slice(0, at) + rare + piece.slice(at);
          expect(decodeText(encodeText(whole, encoding))).toEqual({ text: whole, encoding });
        },
      ),
      { numRuns: 300 },
    );
  });

  it.skipIf(sharedText === '').each([
    ['utf-8', false],
    ['gb18030', false],
    ['utf-16le', false],
    ['utf-16be', false],
    ['big5', true],
  ] as const)('%s, 50 characters of real reports', (encoding, isTraditional) => {
    const source = isTraditional ? traditionalOf(sharedText) : sharedText;
    fc.assert(
      fc.property(fc.nat(source.length - 50), (start) => {
        const piece = source.slice(start, start + 50);
        // A run of spaces around one name is not text of 50 characters.
        fc.pre(piece.replace(/\s/gu, '').length >= 25);
        expect(detectEncoding(encodeText(piece, encoding))).toBe(encoding);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes a byte order mark at its word, and leaves it out', () => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be']) {
      expect(decodeText(encodeText('\ufeff甲乙', encoding))).toEqual({ text: '甲乙', encoding });
    }
  });

  it('reads English in UTF-16 without a mark, and plain ASCII', () => {
    expect(detectEncoding(encodeText('The quick brown fox jumps over the dog.', 'utf-16be'))).toBe(
      'utf-16be',
    );
    expect(detectEncoding(encodeText('plain', 'utf-8'))).toBe('utf-8');
  });

  it('knows binary data', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 400, maxLength: 600 }), (bytes) => {
        bytes[100] = 0;
        expect(detectEncoding(Uint8Array.of(0x7f, ...bytes))).toBeUndefined();
      }),
    );
  });

  it('matches traditional and simplified text', () => {
    expect(foldText('堅持總體國家安全觀，統籌發展和安全')).toBe(
      foldText('坚持总体国家安全观，统筹发展和安全'),
    );
  });
});
