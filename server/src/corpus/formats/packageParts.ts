/** Packages of parts that refer to each other (Open Packaging Conventions): what Office files since 2007 are. */
import { MOST_MARKUP } from './limits.ts';
import { decodeXml, parseXml, walk } from './markup.ts';

/** The parts of a file, by their paths without a slash at the front. */
export interface PartSource {
  has(name: string): boolean;
  /** Throws where the part is larger than {@link most} bytes. */
  read(name: string, most?: number): Promise<Uint8Array | undefined>;
  chunks(name: string): AsyncIterable<Uint8Array>;
}

/** A reference from one part to another. */
export interface Relation {
  /** The last part of its type: `footnotes`, `styles` … */
  readonly type: string;
  readonly target: string;
}

/** What {@link part} refers to, by the names that it uses; of the file itself where it is empty. */
export async function readRelations(parts: PartSource, part: string): Promise<ReadonlyMap<string, Relation>> {
  const relations = new Map<string, Relation>();
  const slash = part.lastIndexOf('/') + 1;
  const bytes = await parts.read(`${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`, MOST_MARKUP);
  if (bytes === undefined) return relations;
  walk(parseXml(decodeXml(bytes)), {
    enter({ name, attribs }) {
      if (!/(?:^|:)Relationship$/u.test(name) || attribs.TargetMode === 'External') return true;
      const type = (attribs.Type ?? '').replace(/^.*\//su, '');
      relations.set(attribs.Id ?? '', { type, target: resolveTarget(attribs.Target ?? '', part) });
      return true;
    },
  });
  return relations;
}

/** The part that a file of the kind is about; undefined where it names none that is there. */
export async function mainPart(parts: PartSource): Promise<string | undefined> {
  const relations = await readRelations(parts, '');
  const named = Array.from(relations.values()).find(({ type }) => type === 'officeDocument')?.target;
  return named !== undefined && parts.has(named) ? named : undefined;
}

function resolveTarget(target: string, part: string): string {
  try {
    return decodeURIComponent(new URL(target, `file:///${part}`).pathname.slice(1));
  } catch {
    return target.replace(/^\/+/u, '');
  }
}
