/** A glob pattern that matches {@link name} alone, a file's name or a path with `/` between its parts. */
export function literalPattern(name: string): string {
  return name.replaceAll(/[*?[\]{}()!+@\\]/gu, '\\$&');
}
