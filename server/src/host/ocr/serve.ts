import { readFile } from 'node:fs/promises';
import type { MessagePort } from 'node:worker_threads';
import { fsPath } from '../../files/filePath.ts';
import { digestOf } from '../cache/files.ts';
import { threadChannel } from '../channels.ts';
import { Link } from '../link.ts';
import type { OcrHostMethods, OcrMethods, OcrOptions } from '../threadProtocol.ts';
import { type Recognition, writeRecognition } from './ocrStore.ts';
import { Recognizer } from './recognizer.ts';

/** Main function of the recogniser's thread: one file at a time, each left in the store. */
export function serveOcr(port: MessagePort, { packages, folder }: OcrOptions): void {
  let recognizer: Promise<Recognizer> | undefined;
  const host: Link<OcrMethods, OcrHostMethods> = new Link<OcrMethods, OcrHostMethods>(threadChannel(port), {
    load: async () => {
      await (recognizer ??= Recognizer.load(packages));
    },
    recognize: async ({ path, hash }) => {
      const bytes = await readFile(fsPath(path));
      // The bytes that a reader found in the corpus, and no others.
      if (digestOf(bytes) !== hash) return;
      recognizer ??= Recognizer.load(packages);
      const loaded = await recognizer;
      const found = await loaded
        .recognize(bytes, (page, pages) => host.tell('page', { page, pages }))
        .then(
          (pages): Recognition => ({ pages }),
          (error: unknown): Recognition => ({
            failure: error instanceof Error ? error.message : String(error),
          }),
        );
      await writeRecognition(folder, hash, found);
    },
  });
}
