/** The last part of {@link path}, whose parts a `/` separates. */
export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
