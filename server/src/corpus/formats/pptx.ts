/**
 * Presentations (`.pptx`): slide by slide its title, its text and the speaker's notes. The packages that read their
 * text bring a PDF reader and an OCR program along, or build a tree of all that is drawn.
 */
import { type ExtractedText, SkippedSourceError } from '../source.ts';
import { LineWriter } from './lineWriter.ts';
import { MOST_MARKUP } from './limits.ts';
import { decodeXml, parseXml, walk } from './markup.ts';
import { mainPart, type PartSource, readRelations, type Relation } from './packageParts.ts';
import { readSlide, type Slide, type SlideShape } from './slideText.ts';

/** What is on every slide, and says nothing of it. */
const FURNITURE = new Set(['sldNum', 'ftr', 'dt', 'hdr', 'sldImg']);
const TITLES = new Set(['title', 'ctrTitle']);
/** Slides read; what has more is not a talk. Guess. */
const MOST_SLIDES = 2000;

/** Reads a presentation. Linear in its text. */
export async function readPptx(parts: PartSource): Promise<ExtractedText> {
  const main = (await mainPart(parts)) ?? 'ppt/presentation.xml';
  const slides = await slidesOf(parts, main);
  const writer = new LineWriter();
  let isFirst = true;
  for (const name of slides) {
    const slide = await readPart(parts, name);
    if (slide === undefined || slide.isHidden) continue;
    const relations = await readRelations(parts, name);
    writeSlide(slide, writer, isFirst);
    isFirst = false;
    for (const id of slide.diagrams) await writeDiagram(parts, relations.get(id), writer);
    const notes = Array.from(relations.values()).find(({ type }) => type === 'notesSlide');
    const note = notes && (await readPart(parts, notes.target));
    for (const shape of note?.shapes ?? []) if (!FURNITURE.has(shape.role)) writeShape(shape, writer);
  }
  return { format: 'pptx', ...writer.finish() };
}

/** The slides in the order in which they are shown. */
async function slidesOf(parts: PartSource, main: string): Promise<string[]> {
  const bytes = await parts.read(main, MOST_MARKUP);
  if (bytes === undefined) throw new SkippedSourceError('broken', 'The presentation has no slides.');
  const relations = await readRelations(parts, main);
  const slides: string[] = [];
  walk(parseXml(decodeXml(bytes)), {
    enter({ name, attribs }) {
      if (!/(?:^|:)sldId$/u.test(name)) return true;
      const id = Object.entries(attribs).find(([key]) => key.endsWith(':id'))?.[1];
      const target = relations.get(id ?? '')?.target;
      if (target !== undefined && slides.length < MOST_SLIDES) slides.push(target);
      return true;
    },
  });
  return slides;
}

async function readPart(parts: PartSource, name: string): Promise<Slide | undefined> {
  const bytes = await parts.read(name, MOST_MARKUP);
  return bytes && readSlide(decodeXml(bytes));
}

function writeSlide({ shapes }: Slide, writer: LineWriter, isFirst: boolean): void {
  const title = shapes.find(({ role }) => TITLES.has(role));
  const text = title?.lines.map((line) => line.text.trim()).join('') ?? '';
  if (text !== '') writer.line(text, isFirst ? { kind: 'title' } : { kind: 'heading', level: 1 });
  for (const shape of shapes) {
    if (shape !== title && !FURNITURE.has(shape.role)) writeShape(shape, writer);
  }
}

async function writeDiagram(
  parts: PartSource,
  relation: Relation | undefined,
  writer: LineWriter,
): Promise<void> {
  const diagram = relation && (await readPart(parts, relation.target));
  for (const shape of diagram?.shapes ?? []) writeShape(shape, writer);
}

function writeShape({ lines }: SlideShape, writer: LineWriter): void {
  for (const { text, isRow } of lines) writer.line(text, isRow ? { kind: 'table' } : {});
}
