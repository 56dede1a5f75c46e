/** Marks of official papers in OFD files (the schema of electronic papers of 2013 and later). */
import { type Document, walk } from './markup.ts';
import { localName } from './ofdPage.ts';

/** Numbers of the text objects that make up the title of a paper, in its order; none where it has no such mark. */
export function titleObjects(tags: Document): string[] {
  const objects: string[] = [];
  let depth = 0;
  walk(tags, {
    enter(element) {
      const name = localName(element.name);
      if (name === '标题') depth++;
      // What is not a mark of the title is searched as well: the mark may be anywhere.
      else if (name === 'ObjectRef' && depth > 0) {
        const [child] = element.children;
        if (child?.type === 'text') objects.push(child.data.trim());
      }
      return true;
    },
    leave(element) {
      if (localName(element.name) === '标题') depth--;
    },
  });
  return objects;
}
