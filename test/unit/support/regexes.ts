/** Regular expressions of source code, found by a parser. */
import { posix } from 'node:path';
import { type Expression, parseSync, type Program, Visitor } from 'oxc-parser';

/** A regular expression as it is in a file. */
export interface FoundRegex {
  /** From 1. */
  readonly line: number;
  readonly source: string;
  readonly flags: string;
}

/** What the parser reads off one file. */
export interface FileRegexes {
  readonly found: readonly FoundRegex[];
  /** `new RegExp(…)` whose pattern is known only at run time, as they are written. */
  readonly composed: readonly string[];
}

/**
 * The regular expressions of {@link code} (TypeScript or JavaScript, recognized by {@link file}'s ending): literals, and
 * those that are composed of constants of the same file, or of files beside it, which {@link read} gives. Throws where
 * the code does not parse.
 */
export function regexesOf(file: string, code: string, read?: (file: string) => string): FileRegexes {
  const { program, errors } = parseSync(file, code);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`);
  const constants = constantsOf(program);
  if (read) addImported(constants, program, file, read);
  const found: FoundRegex[] = [];
  const composed: string[] = [];
  const add = (start: number, source: string, flags: string) => {
    found.push({ line: code.slice(0, start).split('\n').length, source, flags });
  };
  const construct = (start: number, end: number, [pattern, flags]: readonly unknown[]) => {
    const source = textOf(pattern as Expression | undefined, constants);
    const flagText = flags === undefined ? '' : textOf(flags as Expression, constants);
    if (source === undefined || flagText === undefined) composed.push(code.slice(start, end));
    else add(start, source, flagText);
  };
  new Visitor({
    Literal(node) {
      if ('regex' in node) add(node.start, node.regex.pattern, node.regex.flags);
    },
    NewExpression(node) {
      if (isNamed(node.callee, 'RegExp')) construct(node.start, node.end, node.arguments);
    },
    CallExpression(node) {
      if (isNamed(node.callee, 'RegExp')) construct(node.start, node.end, node.arguments);
    },
  }).visit(program);
  return { found, composed };
}

function isNamed(node: Expression, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}

/** Initial values of the constants of a file's top level. */
function constantsOf({ body }: Program): Map<string, Expression> {
  const constants = new Map<string, Expression>();
  for (const statement of body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration?.type !== 'VariableDeclaration' || declaration.kind !== 'const') continue;
    for (const { id, init } of declaration.declarations) {
      if (id.type === 'Identifier' && init) constants.set(id.name, init);
    }
  }
  return constants;
}

/** Puts the constants that {@link program} takes from files of the project beside its own. */
function addImported(
  constants: Map<string, Expression>,
  { body }: Program,
  file: string,
  read: (file: string) => string,
): void {
  for (const statement of body) {
    if (statement.type !== 'ImportDeclaration' || !statement.source.value.startsWith('.')) continue;
    const path = posix.join(posix.dirname(file), statement.source.value);
    let exported: Map<string, Expression> | undefined;
    for (const { type, local, ...specifier } of statement.specifiers) {
      if (type !== 'ImportSpecifier' || !('imported' in specifier) || !/^[A-Z][A-Z_\d]*$/u.test(local.name))
        continue;
      exported ??= constantsOf(parseSync(path, read(path)).program);
      const { imported } = specifier;
      const init = exported.get(imported.type === 'Identifier' ? imported.name : imported.value);
      if (init) constants.set(local.name, init);
    }
  }
}

/** The string that {@link node} is at run time, as far as the file itself says; undefined where it does not. */
function textOf(
  node: Expression | undefined,
  constants: ReadonlyMap<string, Expression>,
): string | undefined {
  const joined = (parts: readonly (string | undefined)[], joint = ''): string | undefined =>
    parts.every((part) => part !== undefined) ? parts.join(joint) : undefined;
  const read = (inner: Expression | undefined) => textOf(inner, constants);
  switch (node?.type) {
    case 'Literal':
      return typeof node.value === 'string' ? node.value : undefined;
    case 'Identifier':
      return read(constants.get(node.name));
    case 'BinaryExpression':
      return node.operator === '+' ? joined([read(node.left), read(node.right)]) : undefined;
    case 'TemplateLiteral':
      return joined(
        woven(
          node.quasis.map(({ value }) => value.cooked ?? undefined),
          node.expressions.map(read),
        ),
      );
    case 'TaggedTemplateExpression': {
      const { quasis, expressions } = node.quasi;
      return joined(
        woven(
          quasis.map(({ value }) => value.raw),
          expressions.map(read),
        ),
      );
    }
    case 'MemberExpression': {
      if (node.computed || node.property.name !== 'source') return undefined;
      const of = node.object.type === 'Identifier' ? constants.get(node.object.name) : node.object;
      return of?.type === 'Literal' && 'regex' in of ? of.regex.pattern : undefined;
    }
    case 'CallExpression': {
      const {
        callee,
        arguments: [joint],
      } = node;
      if (callee.type !== 'MemberExpression' || callee.object.type !== 'ArrayExpression') return undefined;
      if (callee.computed || callee.property.name !== 'join') return undefined;
      const parts = callee.object.elements.map((element) => read(element as Expression));
      return joined(parts, read(joint as Expression) ?? ',');
    }
    default:
      return undefined;
  }
}

/** Texts of a template and the values between them, in order. */
function woven<T>(texts: readonly T[], values: readonly T[]): T[] {
  return texts.flatMap((text, i) => (i < values.length ? [text, values[i]] : [text]));
}

/** Every pattern of a TextMate grammar or of a language configuration, wherever it is in it. */
export function patternsOf(json: unknown): string[] {
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([key, value]) =>
    typeof value === 'string' && PATTERN_KEYS.has(key) ? [value] : patternsOf(value),
  );
}

const PATTERN_KEYS = new Set([
  'match',
  'begin',
  'end',
  'while',
  'beforeText',
  'afterText',
  'previousLineText',
  'wordPattern',
  'increaseIndentPattern',
  'decreaseIndentPattern',
  'start',
]);
