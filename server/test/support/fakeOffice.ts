import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { documentsOf } from '../../src/office/documents.ts';
import { type PassageDocument, SCHEMA_VERSION } from '../../src/office/schema.ts';
import { readStructure } from '../../src/corpus/structure/structure.ts';

/** How a fake server behaves: as it should, not answering, late by some milliseconds, half, refusing, of another version. */
export type Manner =
  | 'well'
  | 'silent'
  | 'half'
  | 'refusing'
  | 'otherVersion'
  | 'noIndex'
  | 'garbage'
  | 'failing';

/** As much of OpenSearch as the editor asks, over the passages of texts, in memory; it notes all that it was asked. */
export class FakeOffice {
  manner: Manner = 'well';
  /** `user:password` without which it answers nothing; anybody may ask where it is missing. */
  password: string | undefined;
  /** What it was asked: method and path, and the bodies. */
  readonly asked: string[] = [];
  readonly bodies: string[] = [];
  readonly authorizations: (string | undefined)[] = [];
  #waiting: (() => void)[] = [];

  private constructor(
    readonly server: Server,
    readonly passages: PassageDocument[],
  ) {}

  /** Over {@link files}, texts by their paths. */
  static async start(files: Readonly<Record<string, string>>): Promise<FakeOffice> {
    const passages: PassageDocument[] = [];
    for (const [path, text] of Object.entries(files)) {
      const { articles } = readStructure({ text, format: 'txt' }, path);
      const state = { hash: '', rules: '', edges: [], edgeJunk: [] };
      const source = { uri: path, format: 'txt', weight: 1, articles };
      passages.push(...documentsOf(source, { folder: 'office', path, state }).passages);
    }
    const server = createServer();
    const fake = new FakeOffice(server, passages);
    server.on('request', (request, response) => fake.#receive(request, response));
    await fake.listen(0);
    return fake;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Its address with the corpus in it. */
  get address(): string {
    return `http://127.0.0.1:${this.port}/yinju`;
  }

  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve) => {
      this.server.listen(port, '127.0.0.1', resolve);
    });
  }

  /** Closes the door: nobody reaches it any more. */
  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => {
      this.server.close(resolve);
    });
  }

  /** Resolves when it has been asked something that {@link matches}. */
  async untilAsked(matches: (body: string) => boolean): Promise<void> {
    while (!this.bodies.some(matches)) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
  }

  #receive(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      this.asked.push(`${request.method} ${request.url?.split('?')[0]}`);
      this.bodies.push(body);
      this.authorizations.push(request.headers.authorization);
      const { password } = this;
      const isOpen =
        password === undefined ||
        request.headers.authorization === `Basic ${Buffer.from(password).toString('base64')}`;
      if (isOpen) this.#answer(request.url ?? '', body, response);
      else response.writeHead(401, { 'content-type': 'application/json' }).end('{"error":"no"}');
      for (const wake of this.#waiting.splice(0)) wake();
    });
  }

  #answer(url: string, body: string, response: ServerResponse): void {
    const send = (status: number, value: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    };
    if (this.manner === 'silent') return;
    if (this.manner === 'refusing') return send(401, { error: 'no' });
    if (this.manner === 'failing') return send(503, { error: 'busy' });
    if (this.manner === 'garbage') {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"hits":');
      return;
    }
    if (url.includes('/_mapping')) {
      if (this.manner === 'noIndex') return send(404, { error: 'index_not_found_exception' });
      const yinju = this.manner === 'otherVersion' ? 999 : SCHEMA_VERSION;
      return send(200, { yinju: { mappings: { _meta: { yinju } } } });
    }
    if (url.includes('_msearch')) {
      const searches = body.split('\n').filter((_, line) => line % 2 === 1);
      return send(200, { responses: searches.filter(Boolean).map((one) => this.#search(one)) });
    }
    send(200, this.#search(body));
  }

  #search(body: string): object {
    const { size = 10, query, aggs } = JSON.parse(body) as { size?: number; query: object; aggs?: object };
    const failed = this.manner === 'half' ? 1 : 0;
    const about = { took: 1, timed_out: false, _shards: { total: 2, successful: 2 - failed, failed } };
    const asked = JSON.stringify(query);
    const phrase = /"match_phrase":\{"folded":"([^"]*)"/u.exec(asked)?.[1];
    const file = /"term":\{"file":"([^"]*)"/u.exec(asked)?.[1];
    const prints = Array.from(asked.matchAll(/"prints":"([^"]*)"/gu), ([, print]) => print);
    const isAround = asked.includes('constant_score');
    const found = this.passages.filter((passage) => {
      if (file !== undefined) return passage.file === file;
      if (prints.length > 0) return passage.prints.some((print) => prints.includes(print));
      return phrase === undefined || isAround || passage.folded.includes(phrase);
    });
    if (aggs) {
      const places = found.reduce((sum, { folded }) => sum + folded.split(phrase ?? '').length - 1, 0);
      const articles = new Set(found.map(({ article }) => article)).size;
      const sum = places * Array.from(phrase ?? '').length;
      return {
        ...about,
        hits: { hits: [] },
        aggregations: { places: { value: sum }, articles: { value: articles } },
      };
    }
    const hits = found.slice(0, size).map((_source) => ({ _source }));
    return { ...about, hits: { hits } };
  }
}
