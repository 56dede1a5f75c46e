import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { readSource, SkippedSourceError } from '../corpus/readSource.ts';
import { ShardBuilder } from '../engine/index/shardBuilder.ts';
import { cutWords } from '../engine/index/words.ts';
import { loadSegmenter } from './segmenter.ts';
import type { FileReport, WorkerReply, WorkerRequest } from './workerProtocol.ts';

const port = parentPort!;
const segmenter = loadSegmenter();
let builder: ShardBuilder | undefined;

port.on('message', (request: WorkerRequest) => {
  void (request.kind === 'read' ? read(request) : build(request));
});

/** Reads, folds and cuts files; answers with their reports and the hashes of their passages. */
async function read({ files }: Extract<WorkerRequest, { kind: 'read' }>): Promise<void> {
  builder = new ShardBuilder();
  const reports: FileReport[] = [];
  for (const file of files) {
    try {
      const { articles, format, encoding, dropped, characters } = await readSource(
        await readFile(file.path),
        file.path,
      );
      builder.add({ uri: file.uri, format, weight: 1, articles });
      reports.push({
        uri: file.uri,
        format,
        encoding: encoding ?? '',
        articles: articles.length,
        characters,
        dropped: [...dropped],
      });
    } catch (error) {
      const reason =
        error instanceof SkippedSourceError || error instanceof Error ? error.message : String(error);
      reports.push({
        uri: file.uri,
        format: '',
        encoding: '',
        articles: 0,
        characters: 0,
        dropped: [],
        skipped: reason,
      });
    }
  }
  reply({ kind: 'read', reports, hashes: builder.passageHashes, segmenter: segmenter.name });
}

function build({ copies }: Extract<WorkerRequest, { kind: 'build' }>): void {
  const shard = builder!.build(copies, cutWords(builder!.text, segmenter));
  builder = undefined;
  reply({ kind: 'built', buffer: shard.buffer });
}

function reply(message: WorkerReply): void {
  port.postMessage(message);
}
