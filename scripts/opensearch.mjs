// OpenSearch on this machine, from Maven's artefacts: `node scripts/opensearch.mjs [--nodes 3]` runs it until Ctrl+C.
// Tests import it. Fetched once into .cache/opensearch.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
/** Heap of a node: enough for some 30 million characters, and three of them fit a small machine. */
const HEAP = '-Xmx768m';

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
  const fetched = spawnSync('mvn', copy, { encoding: 'utf8' });
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
 * Starts {@link count} nodes of one cluster on the loopback interface and waits until all of them answer.
 * @param {number} count
 */
export async function startCluster(count = 1) {
  const folder = mkdtempSync(join(tmpdir(), 'yinju-opensearch-'));
  const places = [];
  for (let number = 0; number < count; number++) {
    places.push({ name: `node-${number}`, http: await freePort(), transport: await freePort() });
  }
  const nodes = places.map((place) => new ClusterNode(folder, place, places));
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

class ClusterNode {
  #settings;
  #process;
  #log = [];

  constructor(folder, { name, http, transport }, all) {
    this.url = `http://127.0.0.1:${http}`;
    this.#settings = {
      'path.home': join(folder, name),
      'node.name': name,
      'cluster.name': 'yinju-test',
      'network.host': '127.0.0.1',
      'http.port': http,
      'transport.port': transport,
      'http.type': 'netty4',
      'transport.type': 'netty4',
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
    const args = [HEAP, '-cp', `${home}:${join(classes, '*')}`, 'OpenSearchNode', ...settings];
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
