// OpenSearch on this machine, from Maven's artefacts: `node scripts/opensearch.mjs [--nodes 3]` runs it until Ctrl+C.
// Tests import it. Fetched once into .cache/opensearch.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const sources = join(root, 'scripts', 'opensearch');
const home = join(root, '.cache', 'opensearch');
const classes = join(home, 'lib');
const READY = join(home, 'ready');
const security = join(root, '.cache', 'opensearch-security');
/** The newest of this line that Maven Central has as a package. */
const SECURITY = 'org.opensearch.plugin:opensearch-security:2.19.4.0:zip';
/** Heap of a node: enough for some 30 million characters, and three of them fit a small machine. */
const HEAP = '-Xmx768m';
/**
 * Of a node that lives for the minute of some tests: compiled quickly and not well, by one collector thread. It must not be
 * so where speed is measured.
 */
const BRIEF = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/**
 * Fetches and compiles what a node is started from, unless it is there.
 * @returns {{ reason: string } | undefined} why it cannot be had
 */
export function ensureOpenSearch() {
  const stamp =
    readFileSync(join(sources, 'pom.xml'), 'utf8') +
    readFileSync(join(sources, 'OpenSearchNode.java'), 'utf8');
  if (existsSync(READY) && readFileSync(READY, 'utf8') === stamp) return undefined;
  for (const program of ['javac', 'mvn']) {
    const { status } = spawnSync(program, ['-version'], { stdio: 'ignore' });
    if (status !== 0) return { reason: `${program} is not installed` };
  }
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  const copy = [
    '-q',
    '-B',
    '-f',
    join(sources, 'pom.xml'),
    'dependency:copy-dependencies',
    `-DoutputDirectory=${classes}`,
  ];
  const fetched = maven(copy);
  if (fetched.status !== 0)
    return { reason: `Maven could not fetch OpenSearch: ${lastLine(fetched.stdout)}` };
  const compile = ['-cp', join(classes, '*'), '-d', home, join(sources, 'OpenSearchNode.java')];
  const compiled = spawnSync('javac', compile, { encoding: 'utf8' });
  if (compiled.status !== 0)
    return { reason: `the node could not be compiled: ${lastLine(compiled.stderr)}` };
  writeFileSync(`${READY}.new`, stamp);
  renameSync(`${READY}.new`, READY);
  return undefined;
}

/**
 * Fetches the security plugin of OpenSearch and makes the certificates of a node, unless they are there.
 * @returns {{ reason: string } | undefined} why it cannot be had
 */
export function ensureSecurity() {
  const missing = ensureOpenSearch();
  if (missing) return missing;
  const ready = join(security, 'ready');
  if (existsSync(ready) && readFileSync(ready, 'utf8') === SECURITY) return undefined;
  for (const [program, argument] of [
    ['unzip', '-v'],
    ['openssl', 'version'],
  ]) {
    if (spawnSync(program, [argument], { stdio: 'ignore' }).status !== 0)
      return { reason: `${program} is not installed` };
  }
  rmSync(security, { recursive: true, force: true });
  mkdirSync(security, { recursive: true });
  const copy = ['-q', '-B', 'dependency:copy', `-Dartifact=${SECURITY}`, `-DoutputDirectory=${security}`];
  const fetched = maven(copy, security);
  const zip = readdirSync(security).find((name) => name.endsWith('.zip'));
  if (fetched.status !== 0 || zip === undefined)
    return { reason: `Maven could not fetch the security plugin: ${lastLine(fetched.stdout)}` };
  for (const [program, ...args] of [['unzip', '-qo', zip], ...certificates()]) {
    const { status, stderr } = spawnSync(program, args, { encoding: 'utf8', cwd: security });
    if (status !== 0) return { reason: `${program}: ${lastLine(stderr)}` };
  }
  writeFileSync(`${ready}.new`, SECURITY);
  renameSync(`${ready}.new`, ready);
  return undefined;
}

/** Runs Maven in {@link cwd}: a third of its seconds would go into compiling well what ends soon. */
function maven(args, cwd = root) {
  const MAVEN_OPTS = [process.env.MAVEN_OPTS, ...BRIEF].filter(Boolean).join(' ');
  return spawnSync('mvn', args, { encoding: 'utf8', cwd, env: { ...process.env, MAVEN_OPTS } });
}

/** The commands that make an authority, `ca.pem`, and a certificate for a node of the loopback address, `node.pem`. */
function certificates() {
  const key = ['-newkey', 'rsa:2048', '-nodes'];
  writeFileSync(join(security, 'names'), 'subjectAltName=IP:127.0.0.1\n');
  return [
    [
      'openssl',
      'req',
      '-x509',
      ...key,
      '-keyout',
      'ca.key',
      '-out',
      'ca.pem',
      '-subj',
      '/CN=ca',
      '-days',
      '3650',
    ],
    ['openssl', 'req', ...key, '-keyout', 'node.key', '-out', 'node.csr', '-subj', '/CN=node'],
    [
      'openssl',
      'x509',
      '-req',
      '-in',
      'node.csr',
      '-CA',
      'ca.pem',
      '-CAkey',
      'ca.key',
      '-CAcreateserial',
      '-out',
      'node.pem',
      '-days',
      '3650',
      '-extfile',
      'names',
    ],
  ];
}

/**
 * Starts one node that knows users and roles, by the address `https:`, and resolves when it answers them: `admin` with the
 * password `admin` may do everything. It is as brief as those of {@link startCluster}; {@link ensureSecurity} comes before.
 */
export async function startSecured() {
  const folder = mkdtempSync(join(tmpdir(), 'yinju-opensearch-'));
  const place = { name: 'node-0', http: await freePort(), transport: await freePort() };
  const node = new ClusterNode(folder, place, [place], { isSecured: true, isBrief: true });
  const stop = async () => {
    await node.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await node.start();
    return { url: node.url, certificate: join(security, 'ca.pem'), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Starts {@link count} nodes of one cluster on the loopback interface and waits until all of them answer. Nodes for some
 * tests are `isBrief`: they start sooner, and do not become as quick.
 * @param {number} count
 */
export async function startCluster(count = 1, { isBrief = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'yinju-opensearch-'));
  const places = [];
  for (let number = 0; number < count; number++) {
    places.push({ name: `node-${number}`, http: await freePort(), transport: await freePort() });
  }
  const nodes = places.map((place) => new ClusterNode(folder, place, places, { isBrief }));
  const stop = async () => {
    await Promise.all(nodes.map((node) => node.kill()));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await Promise.all(nodes.map((node) => node.start()));
  } catch (error) {
    await stop();
    throw error;
  }
  return { urls: nodes.map(({ url }) => url), nodes, stop };
}

function securitySettings() {
  const certificate = (layer) => ({
    [`plugins.security.ssl.${layer}.pemcert_filepath`]: join(security, 'node.pem'),
    [`plugins.security.ssl.${layer}.pemkey_filepath`]: join(security, 'node.key'),
    [`plugins.security.ssl.${layer}.pemtrustedcas_filepath`]: join(security, 'ca.pem'),
  });
  return {
    plugin: 'org.opensearch.security.OpenSearchSecurityPlugin',
    ...certificate('transport'),
    ...certificate('http'),
    'plugins.security.ssl.http.enabled': true,
    'plugins.security.nodes_dn': 'CN=node',
    'plugins.security.allow_default_init_securityindex': true,
    'plugins.security.restapi.roles_enabled': 'all_access',
  };
}

class ClusterNode {
  #settings;
  #isSecured;
  #isBrief;
  #process;
  #log = [];

  constructor(folder, { name, http, transport }, all, { isSecured = false, isBrief = false } = {}) {
    this.url = `${isSecured ? 'https' : 'http'}://127.0.0.1:${http}`;
    this.#isSecured = isSecured;
    this.#isBrief = isBrief;
    this.#settings = {
      'path.home': join(folder, name),
      'node.name': name,
      'cluster.name': 'yinju-test',
      'network.host': '127.0.0.1',
      'http.port': http,
      'transport.port': transport,
      ...(isSecured ? securitySettings() : { 'http.type': 'netty4', 'transport.type': 'netty4' }),
      // A test's disk may be nearly full.
      'cluster.routing.allocation.disk.threshold_enabled': false,
      ...(all.length === 1
        ? { 'discovery.type': 'single-node' }
        : {
            'discovery.seed_hosts': all.map((place) => `127.0.0.1:${place.transport}`).join(','),
            'cluster.initial_cluster_manager_nodes': all.map((place) => place.name).join(','),
            // A killed node is found out soon.
            'cluster.fault_detection.follower_check.interval': '200ms',
            'cluster.fault_detection.follower_check.timeout': '1s',
            'cluster.fault_detection.leader_check.interval': '200ms',
            'cluster.fault_detection.leader_check.timeout': '1s',
          }),
    };
    mkdirSync(join(this.#settings['path.home'], 'config'), { recursive: true });
  }

  /** Starts the node, on the data that it had. */
  async start() {
    const settings = Object.entries(this.#settings).map(([name, value]) => `${name}=${value}`);
    const path = [home, join(classes, '*'), ...(this.#isSecured ? [join(security, '*')] : [])].join(':');
    // Its own first users and roles.
    const users = this.#isSecured ? [`-Dsecurity.default_init.dir=${join(security, 'config')}`] : [];
    const args = [
      HEAP,
      ...(this.#isBrief ? BRIEF : []),
      ...users,
      '-cp',
      path,
      'OpenSearchNode',
      ...settings,
    ];
    const node = spawn('java', args, { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#process = node;
    const started = new Promise((resolve, reject) => {
      createInterface({ input: node.stdout }).on('line', (line) => {
        if (line === 'started') resolve();
      });
      createInterface({ input: node.stderr }).on('line', (line) => this.#log.push(line));
      node.once('exit', () => reject(new Error(`OpenSearch ended: ${this.#log.slice(-5).join(' | ')}`)));
    });
    started.catch(() => undefined);
    await started;
  }

  /**
   * Has the node take the processor only where nobody else wants it, as if it were another machine. Linux with util-linux;
   * else nothing.
   */
  standBack() {
    spawnSync('chrt', ['--idle', '--all-tasks', '--pid', '0', String(this.#process?.pid)], {
      stdio: 'ignore',
    });
  }

  /** Ends the node at once, as a power cut would. */
  async kill() {
    const node = this.#process;
    this.#process = undefined;
    if (!node || node.exitCode !== null || node.signalCode !== null) return;
    const gone = once(node, 'exit');
    node.kill('SIGKILL');
    await gone;
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function lastLine(text) {
  return text.trim().split('\n').at(-1) ?? '';
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const at = process.argv.indexOf('--nodes');
  const missing = ensureOpenSearch();
  if (missing) {
    process.stderr.write(`${missing.reason}\n`);
    process.exitCode = 1;
  } else {
    const cluster = await startCluster(at < 0 ? 1 : Number(process.argv[at + 1]));
    process.stdout.write(`${cluster.urls.join('\n')}\nCtrl+C ends it.\n`);
    await Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal)));
    await cluster.stop();
  }
}
