import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestClient } from '../support/client.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/folders.ts';
import { ServerHost } from '../support/serverHost.ts';

/** Long enough for a small program to start on a busy machine, short enough to be waited for. */
const HUNG_AFTER = 3_000;

/** A server that answers its first message where it {@link answers}, and then does what {@link fault} says. */
const brokenBy = (fault: string, answers = false): string => `
  import { connect } from 'node:net';
  const socket = connect(process.argv[2].slice('--pipe='.length));
  const answer = '{"jsonrpc":"2.0","id":0,"result":{"capabilities":{}}}';
  socket.once('data', () => {
    ${answers ? 'socket.write(`Content-Length: ${answer.length}\\r\\n\\r\\n${answer}`);' : ''}
    setTimeout(() => { ${fault} });
  });
`;

describe('a test with a broken server fails, and says why', () => {
  let folder: TemporaryFolder;
  beforeAll(() => {
    folder = temporaryFolder();
  });
  afterAll(() => folder.remove());

  async function start(server: string): Promise<TestClient> {
    const file = pathToFileURL(folder.write('server.mjs', server));
    const { socket, exited } = await new ServerHost(HUNG_AFTER).start(file);
    return TestClient.over({ input: socket, output: socket, exited });
  }

  test.each([
    ['throws', `throw new Error('broken on purpose');`, /ended by itself: Error: broken on purpose/],
    [
      'leaves a rejection alone',
      `Promise.reject(new Error('left alone'));`,
      /ended by itself: Error: left alone/,
    ],
    ['ends', 'process.exit(3);', /the server ended with code 3/],
    ['never comes back', 'for (;;);', /a server did not come back for 3000 ms/],
  ])('where it waits for an answer of one that %s', async (_, fault, said) => {
    await expect(start(brokenBy(fault))).rejects.toThrow(said);
  });

  test('where it waits for a message of one that throws', async () => {
    const client = await start(brokenBy(`throw new Error('broken on purpose');`, true));
    await expect(client.until(() => false)).rejects.toThrow(/broken on purpose/);
  });
});
