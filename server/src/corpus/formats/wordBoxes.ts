/**
 * Text boxes in the markup of Word 2010 and later (`wps:txbx`). Word writes each a second time in the older form, as
 * the fallback of an alternative, which is what mammoth reads; WPS and others often leave the fallback out, or put a
 * picture there, and then mammoth would lose the text.
 */

import { DEEPEST, nestedTooDeeply } from './markup.ts';

/** No tag holds a `<`, so that one without an end costs no more than its length. */
const TAG =
  /<(\/?)(mc:AlternateContent|mc:Choice|mc:Fallback|w:drawing|w:txbxContent|wp:inline|wp:anchor|a:graphic|a:graphicData|wpc:wpc|wpg:wgp|wpg:grpSp|wps:wsp|wps:txbx)(?=[\s/>])(?:"[^"<]*"|'[^'<]*'|[^<>"'])*>/gu;

interface Node {
  readonly name: string;
  readonly start: number;
  readonly children: Node[];
  /** A text box stands in it. */
  holdsText: boolean;
}

/**
 * What elements are to be read as so that the text boxes of a part come out once each, by the starts of their opening
 * tags: `w:smartTag` reads what is inside, `w:pict` puts it behind the paragraph, `w:del` leaves it out. Linear.
 * Throws where elements nest too deeply.
 */
export function textBoxTags(xml: string): ReadonlyMap<number, string> {
  const readAs = new Map<number, string>();
  if (!xml.includes('<wps:txbx')) return readAs;
  const root: Node = { name: '', start: -1, children: [], holdsText: false };
  const path = [root];
  for (const { 0: tag, 1: slash, 2: name, index } of xml.matchAll(TAG)) {
    if (slash === '/') {
      if (path.length > 1 && path[path.length - 1].name === name) leave(path, readAs);
      continue;
    }
    const node = { name, start: index, children: [], holdsText: name === 'w:txbxContent' };
    if (isAskedFor(node, path[path.length - 1])) path[path.length - 1].children.push(node);
    path.push(node);
    if (path.length > DEEPEST) throw nestedTooDeeply();
    if (tag.endsWith('/>')) leave(path, readAs);
  }
  return readAs;
}

/** Whether {@link choose} or {@link open} ask for it: all else would be kept for nothing. */
function isAskedFor({ name }: Node, parent: Node): boolean {
  const isDecidedAlone = name === 'w:drawing' || name === 'w:txbxContent' || name === 'mc:AlternateContent';
  return !isDecidedAlone && parent.name !== '' && parent.name !== 'w:txbxContent';
}

function leave(path: Node[], readAs: Map<number, string>): void {
  const node = path.pop();
  const parent = path.at(-1);
  if (!node || !parent) return;
  if (node.holdsText) parent.holdsText = true;
  if (node.name === 'mc:AlternateContent') choose(node, readAs);
  else if (node.name === 'w:drawing' && node.holdsText) open(node, readAs);
}

/** Reads the first choice that holds a text box in place of a fallback that does not. */
function choose({ start, children }: Node, readAs: Map<number, string>): void {
  const choice = children.find(({ name, holdsText }) => name === 'mc:Choice' && holdsText);
  const fallback = children.find(({ name }) => name === 'mc:Fallback');
  if (!choice || fallback?.holdsText) return;
  readAs.set(start, 'w:smartTag');
  readAs.set(choice.start, 'w:smartTag');
  if (fallback) readAs.set(fallback.start, 'w:del');
}

/** Reads what stands between a drawing and its text boxes. */
function open(drawing: Node, readAs: Map<number, string>): void {
  readAs.set(drawing.start, 'w:pict');
  const inner = [...drawing.children];
  for (let node = inner.pop(); node; node = inner.pop()) {
    readAs.set(node.start, 'w:smartTag');
    inner.push(...node.children);
  }
}
