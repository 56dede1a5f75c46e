import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../server/src/settings/settings.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

interface Manifest {
  readonly icon: string;
  readonly scripts: Record<string, string>;
  readonly devDependencies: Record<string, string>;
  readonly engines: Record<string, string>;
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: {
    readonly configuration: readonly {
      readonly order: number;
      readonly properties: Record<string, { readonly default: unknown; readonly order: number }>;
    }[];
    readonly commands: readonly { readonly command: string; readonly icon?: string }[];
    readonly menus: Record<string, readonly { readonly command: string }[]>;
    readonly languages: readonly { readonly configuration: string; readonly icon: Record<string, string> }[];
    readonly grammars: readonly { readonly path: string }[];
    readonly viewsContainers: Record<string, readonly { readonly icon: string }[]>;
    readonly walkthroughs: readonly {
      readonly steps: readonly { readonly media: { readonly image: string } }[];
    }[];
  };
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
const { contributes } = manifest;
const settings = Object.assign(
  {},
  ...contributes.configuration.map(({ properties }) => properties),
) as Record<string, { default: unknown; order: number }>;

/** `{ a: { b: 1 } }` as `{ 'yinju.a.b': 1 }`. */
function flatten(): Record<string, unknown> {
  const groups = Object.entries(DEFAULT_SETTINGS);
  return Object.fromEntries(
    groups.flatMap(([group, values]) =>
      Object.entries(values as Record<string, unknown>).map(([key, value]) => [
        `yinju.${group}.${key}`,
        value,
      ]),
    ),
  );
}

describe('settings', () => {
  test('are at most 10 beside those of the checks, grouped and ordered', () => {
    // Those of the checks follow from their table.
    const others = Object.keys(settings).filter((name) => !name.startsWith('yinju.check.'));
    expect(others.length).toBeLessThanOrEqual(10);
    for (const { properties } of contributes.configuration) {
      const orders = Object.values(properties).map(({ order }) => order);
      expect(orders).toEqual(orders.map((_, index) => index + 1));
    }
  });

  test("have the server's defaults", () => {
    const { 'yinju.trace.server': _, ...shared } = settings;
    const defaults = Object.fromEntries(Object.entries(shared).map(([key, value]) => [key, value.default]));
    expect(defaults).toEqual(flatten());
  });
});

test('what a workspace that is not trusted must not rule by its settings is restricted', () => {
  const { untrustedWorkspaces } = manifest.capabilities;
  const ruling = Object.keys(settings).filter((key) => /^yinju\.(?:corpus|check)\./u.test(key));
  expect(untrustedWorkspaces.restrictedConfigurations.toSorted()).toEqual(ruling.toSorted());
});

describe('commands', () => {
  const register = readFileSync(join(root, 'client/src/commands/register.ts'), 'utf8');
  const registered = [...register.matchAll(/register\('(\w+)'/g)].map(([, name]) => `yinju.${name}`);
  const contributed = contributes.commands.map(({ command }) => command);

  test('of the manifest are those of the client', () => {
    expect(contributed.sort()).toEqual(registered.sort());
  });

  test('of the menus exist', () => {
    const used = Object.values(contributes.menus).flatMap((items) => items.map(({ command }) => command));
    expect(contributed).toEqual(expect.arrayContaining([...new Set(used)]));
  });
});

test('the editor’s types are those of the least editor asked for', () => {
  const types = JSON.parse(readFileSync(join(root, 'node_modules/@types/vscode/package.json'), 'utf8')) as {
    version: string;
  };
  expect(`^${types.version}`).toBe(manifest.engines['vscode']);
});

test('every file the manifest names is there', () => {
  const files = [
    manifest.icon,
    ...contributes.languages.flatMap(({ configuration, icon }) => [configuration, ...Object.values(icon)]),
    ...contributes.grammars.map(({ path }) => path),
    ...Object.values(contributes.viewsContainers).flatMap((containers) => containers.map(({ icon }) => icon)),
    ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.image)),
  ];
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

test('the workflow runs only scripts that are there', () => {
  const workflow = readFileSync(join(root, '.github/workflows/ci.yml'), 'utf8');
  const run = [...workflow.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name);
  expect(run.length).toBeGreaterThan(0);
  expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(run));
});
