/**
 * The edges that lines of a PDF keep to: of each page or column, and of blocks that are set narrower. A wide table, or
 * a page laid across, says nothing of the text around it.
 */
import type { PdfLine } from './pdfPage.ts';

/** Edges of the page, column or block that a line is in, in points. */
export interface Edges {
  /** Left edge of the page or column, which most lines return to. */
  readonly areaLeft: number;
  readonly left: number;
  readonly right: number;
}

/** Lines that end within so many ems of each other keep to one edge. Guess. */
const SAME_EDGE = 0.7;
/** Lines that show a page's right edge by themselves, and of a block's. Guesses. */
const SUPPORT = 3;
const BLOCK_SUPPORT = 2;
/**
 * A separate block has at least this many lines, none nearer to the page's edge than this, and is so wide, in ems.
 * Guesses.
 */
const SHORTEST_BLOCK = 3;
const APART = 1;
const NARROWEST_BLOCK = 8;
/** Blocks with which shorter ones are compared. Guess. */
const MOST_KNOWN = 20;
/** Width, in ems, of a page whose lines share no edge. Guess. */
const NARROWEST_PAGE = 20;
/** How far a full stop may hang over an edge, in ems. Guess. */
const HANGING = 1.2;
/** Deepest indentation of a whole page, in ems. Guess. */
const DEEPEST = 8;

/** A page, or a column of it. */
interface Area {
  readonly lines: readonly PdfLine[];
  readonly left: number;
  right: number;
  /** Rightmost end of a line. */
  readonly most: number;
  /** Lines that end at {@link right}. */
  readonly support: number;
}

/** A run of lines that keeps to an edge of its own. */
interface Block {
  readonly lines: readonly PdfLine[];
  readonly left: number;
  readonly right: number;
}

/** Edges of each line of {@link pages}, which hold running text only. */
export function findEdges(pages: readonly (readonly PdfLine[])[]): ReadonlyMap<PdfLine, Edges> {
  const areas = pages.map((page) => areasOf(page).map(measure));
  borrow(areas);
  const edges = new Map<PdfLine, Edges>();
  for (const area of areas.flat()) {
    const { right } = area;
    const left = leftOf(area, areas.flat());
    for (const line of area.lines) edges.set(line, { areaLeft: left, left, right });
  }
  for (const { lines, left, right } of narrowBlocks(areas.flat())) {
    for (const line of lines) edges.set(line, { areaLeft: edges.get(line)?.areaLeft ?? left, left, right });
  }
  return edges;
}

/** Size of the first of {@link lines}, of which there is one at least. */
function emOf(lines: readonly PdfLine[]): number {
  return lines[0]?.height ?? 0;
}

/** The left edge of pages that end at the same right edge: a page may hold an indented part only. */
function leftOf(area: Area, areas: readonly Area[]): number {
  const em = emOf(area.lines);
  return areas.reduce(
    (left, other) =>
      other.support >= SUPPORT &&
      Math.abs(other.right - area.right) <= SAME_EDGE * em &&
      other.left > left - DEEPEST * em
        ? Math.min(left, other.left)
        : left,
    area.left,
  );
}

function areasOf(page: readonly PdfLine[]): PdfLine[][] {
  const areas = new Map<number | undefined, PdfLine[]>();
  for (const line of page) {
    const lines = areas.get(line.column?.left);
    if (lines) lines.push(line);
    else areas.set(line.column?.left, [line]);
  }
  return [...areas.values()];
}

function measure(lines: readonly PdfLine[]): Area {
  const text = lines.filter((line) => line.columns === 1 && line.text.length > 1);
  const all = text.length > 0 ? text : lines;
  // Signs at a line's end may hang over the edge.
  const open = all.filter((line) => !/[，。、；：！？”’）》]$/u.test(line.text));
  const sample = open.length >= SUPPORT ? open : all;
  const most = all.reduce((right, line) => Math.max(right, line.right), -Infinity);
  const shared = (side: 'left' | 'right', line: PdfLine) =>
    (side === 'left' ? all : sample).filter(
      (other) => Math.abs(other[side] - line[side]) <= SAME_EDGE * line.height,
    ).length;
  let right = most;
  let support = 0;
  for (const line of sample.toSorted((a, b) => b.right - a.right)) {
    // One stray line sets no edge.
    support = shared('right', line);
    right = line.right;
    if (support > 1 || sample.length < SUPPORT) break;
  }
  const lefts = all.toSorted((a, b) => a.left - b.left);
  const left = (lefts.find((line) => shared('left', line) > 1) ?? lefts[0])?.left ?? 0;
  // A few short lines show no edge.
  if (support <= 1) right = Math.max(most, left + NARROWEST_PAGE * emOf(all));
  return { lines, left, right, most, support };
}

/** Pages with too few lines to show their edge have that of the nearest page that has it and would hold them. */
function borrow(pages: readonly Area[][]): void {
  for (const [number, areas] of pages.entries()) {
    for (const area of areas) {
      if (area.support >= SUPPORT || area.lines[0]?.column !== undefined) continue;
      const em = emOf(area.lines);
      const fits = ({ support, right, left, lines }: Area) =>
        lines[0]?.column === undefined &&
        support >= SUPPORT &&
        right >= area.most - SAME_EDGE * em &&
        left <= area.left + SAME_EDGE * em;
      for (let away = 1; away < pages.length; away++) {
        const found = [...(pages[number - away] ?? []), ...(pages[number + away] ?? [])].find(fits);
        if (found === undefined) continue;
        area.right = found.right;
        break;
      }
    }
  }
}

/** Runs of lines that all stay clear of the area's edge and keep to one of their own; over pages, too. */
function narrowBlocks(areas: readonly Area[]): Block[] {
  const runs = narrowRuns(areas);
  const blocks = runs.flatMap((run) => (run.length >= SHORTEST_BLOCK ? blocksIn(run) : []));
  const taken = new Set(blocks.flatMap(({ lines }) => lines));
  const known = blocks.slice(0, MOST_KNOWN);
  for (const run of runs) {
    const rest = run.filter((line) => !taken.has(line));
    const like = known.flatMap((block) => partsLike(rest, block)).at(0);
    if (like) blocks.push(like);
  }
  return blocks;
}

/** The first lines in a row of {@link run}, too few to show edges by themselves, that keep to those of {@link block}. */
function partsLike(run: readonly PdfLine[], { lines: model, right }: Block): Block[] {
  // The last line of a paragraph before the block may be taken for one of it: most lines show where it begins.
  const isAtLeft = ({ left, height }: PdfLine) =>
    model.filter((line) => Math.abs(line.left - left) <= SAME_EDGE * height).length * 2 > model.length;
  const isIn = (line: PdfLine) => isAtLeft(line) && line.right <= right + HANGING * line.height;
  // The first line of a paragraph may be indented in the block.
  const isFirst = (line: PdfLine, i: number) => {
    const next = run.at(i + 1);
    const reaches = Math.abs(line.right - right) <= SAME_EDGE * line.height;
    return reaches && next !== undefined && isIn(next) && line.left > next.left;
  };
  const from = run.findIndex((line, i) => isIn(line) || isFirst(line, i));
  if (from < 0) return [];
  const end = run.findIndex((line, i) => i > from && !isIn(line));
  const lines = run.slice(from, end < 0 ? run.length : end);
  const isFilled = lines.slice(0, -1).every((line) => line.right >= right - HANGING * line.height);
  const left = lines.reduce((least, line) => Math.min(least, line.left), Infinity);
  return lines.length > 1 && isFilled ? [{ lines, left, right }] : [];
}

function narrowRuns(areas: readonly Area[]): PdfLine[][] {
  const runs: PdfLine[][] = [];
  let run: PdfLine[] = [];
  let edge = Number.NaN;
  const endRun = () => {
    if (run.length > 0) runs.push(run);
    run = [];
  };
  for (const { lines, right } of areas) {
    if (Math.abs(right - edge) > SAME_EDGE * emOf(lines)) endRun();
    edge = right;
    for (const line of lines) {
      if (line.right < right - APART * line.height) run.push(line);
      else endRun();
    }
  }
  endRun();
  return runs;
}

/** Parts of {@link run} that keep to the right edge at which most of its lines break off in mid-sentence. */
function blocksIn(run: readonly PdfLine[]): Block[] {
  const open = run.filter(({ text }) => !/[。！？；：，、]$/u.test(text));
  let right = 0;
  let most = 0;
  for (const line of open) {
    const count = open.filter(
      (other) => Math.abs(other.right - line.right) <= SAME_EDGE * line.height,
    ).length;
    if (count > most || (count === most && line.right > right)) [right, most] = [line.right, count];
  }
  if (most < BLOCK_SUPPORT) return [];
  const blocks: Block[] = [];
  let lines: PdfLine[] = [];
  for (const line of [...run, undefined]) {
    if (line !== undefined && line.right <= right + HANGING * line.height) lines.push(line);
    else {
      const block = blockOf(lines, right);
      if (block) blocks.push(block);
      lines = [];
    }
  }
  return blocks;
}

function blockOf(lines: readonly PdfLine[], right: number): Block | undefined {
  if (lines.length < SHORTEST_BLOCK) return undefined;
  const left = lines.reduce((least, line) => Math.min(least, line.left), Infinity);
  const em = emOf(lines);
  const open = lines.filter(({ text }) => !/[。！？；：]$/u.test(text));
  const full = open.filter((line) => line.right >= right - SAME_EDGE * em);
  // Lists of items that happen to be as long have no sentences.
  const isText = lines.some(({ text }) => /[，。；]/u.test(text));
  const isBlock = isText && full.length >= BLOCK_SUPPORT && full.length * 2 >= open.length;
  return isBlock && right - left >= NARROWEST_BLOCK * em ? { lines, left, right } : undefined;
}
