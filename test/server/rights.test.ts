import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ensureSecurity, type SecuredNode, startSecured } from '../../scripts/opensearch.mjs';
import { type TemporaryFolder, temporaryFolder } from '../../server/test/support/folders.ts';

const CLI = fileURLToPath(new URL('../../server/dist/cli.js', import.meta.url));
const PASSWORD = 'Uebung-macht-0-Meister';
const { reason: noServer } = inject('openSearch');
const missing = whyNot();
if (missing) process.stderr.write(`No test of users and roles runs: ${missing.reason}\n`);

/** Why there is no server that knows users: it is fetched, 60 MB more, where that is requested. */
function whyNot(): { readonly reason: string } | undefined {
  if (noServer !== '') return { reason: noServer };
  if (process.env['YINJU_RIGHTS'] === undefined) return { reason: 'YINJU_RIGHTS=1 runs it' };
  return ensureSecurity();
}

/** The roles that docs/office.md gives. */
const ROLES = {
  pusher: {
    cluster_permissions: ['cluster_composite_ops'],
    index_permissions: [
      {
        index_patterns: ['yinju*'],
        allowed_actions: [
          'indices:admin/create',
          'indices:admin/mappings/get',
          'indices:admin/refresh*',
          'crud',
        ],
      },
    ],
  },
  drafter: {
    index_permissions: [
      {
        index_patterns: ['yinju*'],
        allowed_actions: ['read', 'indices:admin/mappings/get'],
        dls: '{"bool":{"must_not":{"term":{"path":"secret.txt"}}}}',
      },
    ],
  },
  stranger: { index_permissions: [{ index_patterns: ['others*'], allowed_actions: ['read'] }] },
};

describe.skipIf(missing !== undefined)('the rights of the server’s users', () => {
  let node: SecuredNode;
  let folder: TemporaryFolder;

  beforeAll(async () => {
    node = await startSecured();
    await ready();
    for (const [name, role] of Object.entries(ROLES)) {
      await administer('PUT', `/_plugins/_security/api/roles/${name}`, role);
      await administer('PUT', `/_plugins/_security/api/internalusers/${name}`, { password: PASSWORD });
      await administer('PUT', `/_plugins/_security/api/rolesmapping/${name}`, { users: [name] });
    }
    folder = temporaryFolder({
      'reports/open.txt': '公开报告\n坚持统筹发展和安全。\n',
      'reports/secret.txt': '内部报告\n坚持统筹发展和安全，核心数据不得外传。\n',
      'own/own.txt': '丁市统计公报\n坚持统筹发展和安全。\n',
    });
  });
  afterAll(async () => {
    folder?.remove();
    await node?.stop();
  });

  /** The node answers its users only some time after it has started. */
  async function ready(): Promise<void> {
    for (;;) {
      const { status } = await ask('GET', '/');
      if (status === 200) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  async function administer(method: string, path: string, body: object): Promise<void> {
    const { status, text } = await ask(method, path, body);
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
  }

  function ask(method: string, path: string, body?: object): Promise<{ status: number; text: string }> {
    const ca = readFileSync(node.certificate);
    const headers = { 'content-type': 'application/json' };
    return new Promise((resolve, reject) => {
      const options = { method, ca, headers, auth: 'admin:admin' };
      const asking = request(new URL(path, node.url), options, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
        response.on('error', reject);
      });
      asking.on('error', reject);
      asking.end(body && JSON.stringify(body));
    });
  }

  /** Runs the command line as {@link user}, who trusts the node's certificate unless {@link environment} says otherwise. */
  async function run(
    user: string,
    args: readonly string[],
    environment: NodeJS.ProcessEnv = { NODE_EXTRA_CA_CERTS: node.certificate },
  ): Promise<{ code: number | null; out: string; err: string }> {
    const secret = { YINJU_SERVER_AUTH: `${user}:${PASSWORD}` };
    const env = { ...process.env, LC_ALL: 'zh_CN.UTF-8', ...environment, ...secret };
    const child = spawn(process.execPath, [CLI, ...args], { env });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    const code = await new Promise<number | null>((resolve) => {
      child.once('close', resolve);
    });
    return { code, out, err };
  }

  function find(user: string, phrase: string, environment?: NodeJS.ProcessEnv): ReturnType<typeof run> {
    const own = ['--corpus', `${folder.path}/own`, '--cache-dir', `${folder.path}/cache`];
    return run(user, ['find', phrase, '--server', `${node.url}/yinju-rights`, ...own], environment);
  }

  it('suffice as documented: one user pushes, another reads what the rules leave, and no more', async () => {
    const pushed = await run('pusher', [
      'push',
      `${folder.path}/reports`,
      '--to',
      node.url,
      '--index',
      'yinju-rights',
      '--replicas',
      '0',
    ]);
    expect(pushed, pushed.err).toMatchObject({ code: 0 });
    const whole = await find('pusher', '统筹发展和安全');
    expect(whole.out).toContain('本机 1 处 · 单位语料 2 处');
    const seen = await find('drafter', '统筹发展和安全');
    expect(seen).toMatchObject({ code: 0, err: '' });
    expect(seen.out).toContain('本机 1 处 · 单位语料 1 处');
    expect(seen.out).not.toContain('内部报告');
    const hidden = await find('drafter', '核心数据');
    expect(hidden.out).not.toContain('内部报告');
    expect(hidden.out).not.toContain('外传');
  });

  it.each([
    ['stranger', undefined],
    ['nobody', undefined],
    ['drafter', {}],
  ])('refused to %s with the environment %o, the folder’s own answers go on', async (user, environment) => {
    const { out, err } = await find(user, '统筹发展和安全', environment);
    expect(out).toContain('丁市统计公报');
    expect(out).not.toContain('公开报告');
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toMatch(environment ? /证书/u : /密码|拒绝/u);
  });
});
