/** Names of files that may be sources of a corpus. */

/** Extensions (lower case, without their dot) of the formats that are read. */
const SOURCE_EXTENSIONS: ReadonlySet<string> = new Set(
  'txt text md markdown gw gongwen docx docm doc dot wps rtf pdf html htm xhtml mht mhtml odt ott epub csv tsv zip'.split(
    ' ',
  ),
);

/** Lower-case extension of a file name, without its dot; empty where it has none. */
export function extensionOf(name: string): string {
  return /\.([^./\\]+)$/u.exec(name)?.[1].toLowerCase() ?? '';
}

/** True where the extension is one of a format that is read. */
export function isSourceName(name: string): boolean {
  return SOURCE_EXTENSIONS.has(extensionOf(name));
}
