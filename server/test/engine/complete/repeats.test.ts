import { describe, expect, it } from 'vitest';
import { saysAgain } from '../../../src/engine/complete/repeats.ts';

describe('a continuation that says its sentence again', () => {
  it.each([
    // | is the caret.
    ['不得迟报、漏报、谎报、|漏报', true],
    ['不得迟报、漏报、谎报、|漏报、谎报', true],
    ['不得迟报、漏报、谎报、|瞒报', false],
    ['不得迟报、漏报、谎报、漏|报或者谎报', false],
    ['统筹国内国际两个大局，统|筹国内国际两个大局，', true],
    ['统筹国内国际两个大局，统|筹国内国际', false],
    ['统筹国内国际两个大局。统|筹国内国际两个大局，', false],
    ['加快发展，|统筹城乡，加快发展', true],
    ['加快发展，|统筹城乡。加快发展', false],
    // One character is not a member that would be missed.
    ['县、乡、|县级', false],
    ['省、市、|省、', false],
    ['没有说过的|话', false],
    ['|', false],
  ])('%s: %s', (marked, isAgain) => {
    const [written = '', continuation = ''] = marked.split('|');
    expect(saysAgain(written)(continuation)).toBe(isAgain);
  });
});
