import { describe, expect, it } from 'vitest';
import { decodedUri, fileNameOf } from '../../../src/engine/text/fileNames.ts';

describe('fileNameOf', () => {
  it.each([
    ['file:///a/%E5%85%AC%E6%96%87.txt', '公文.txt'],
    ['file:///%E5%85%AC/%B9%AB%CE%C4.txt', '公文.txt'],
    ['file:///a/100%.txt', '100%.txt'],
    ['untitled:Untitled-1', 'untitled:Untitled-1'],
  ])('%s is %s', (uri, name) => expect(fileNameOf(uri)).toBe(name));

  it('reads folders of one encoding and files of another', () => {
    expect(decodedUri('file:///%E5%85%AC/%B9%AB%CE%C4.txt')).toBe('file:///公/公文.txt');
  });
});
