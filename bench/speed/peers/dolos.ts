import { FingerprintIndex } from '@dodona/dolos-core';
import { GRAM, tokenized, WINDOW } from '../../eval/checks/dolosPeer.ts';
import type { PeerTask } from '../jobs.ts';
import { residentMegabytes } from '../memory.ts';
import { timeEach } from '../percentiles.ts';
import { textFiles } from './corpusFiles.ts';
import type { Finding } from './peer.ts';

const DRAFTS = [1, 2, 3];

/**
 * Copies in a draft by the index of Dolos, the part of `@dodona/dolos-lib` that finds overlap; what that adds are
 * parsers of programming languages.
 */
export async function findOverlap({ corpus, draft }: PeerTask): Promise<Finding> {
  const before = residentMegabytes();
  const start = performance.now();
  const index = new FingerprintIndex(GRAM, WINDOW);
  const sources: ReturnType<typeof tokenized>[] = [];
  for await (const { name, text } of textFiles(corpus)) {
    const source = tokenized(name, text);
    index.addFiles([source]);
    sources.push(source);
  }
  const built = performance.now() - start;
  globalThis.gc?.();
  const megabytes = residentMegabytes() - before;
  const { p50 } = await timeEach(DRAFTS, async (number) => {
    const asked = tokenized(`draft-${number}`, `${draft}${number}`);
    index.addFiles([asked]);
    for (const source of sources) index.getPair(asked, source).buildFragments();
  });
  return { built, megabytes, answer: p50 };
}
