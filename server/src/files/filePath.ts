/**
 * Paths as strings, whatever bytes the system has for them. On Linux a name may be any bytes, such as the GBK of an
 * old archive; Node's strings lose those that are not UTF-8. Here such a byte is written as a lone surrogate, U+DC00 plus
 * the byte (as Python's `surrogateescape`, PEP 383, does), so that a path goes through strings, maps and JSON and
 * comes out as the same bytes.
 */
import { fileURLToPath, pathToFileURL } from 'node:url';

const ESCAPED = /[\udc80-\udcff]/u;
const REPLACEMENT = '\ufffd';

/** The path that {@link bytes} of the system stand for. Linear. */
export function decodePath(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (!text.includes(REPLACEMENT)) return text;
  let path = '';
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    if (length === 0) path += String.fromCharCode(0xdc00 + bytes.readUInt8(at));
    else path += bytes.toString('utf8', at, at + length);
    at += Math.max(1, length);
  }
  return path;
}

/** The path as Node's file functions take it: a string, or its bytes where a string cannot hold them. */
export function fsPath(path: string): string | Buffer {
  return ESCAPED.test(path) ? bytesOf(path) : path;
}

/** The path for people: bytes that are not UTF-8 are read as GB18030, which most such names are in. */
export function displayPath(path: string): string {
  return ESCAPED.test(path) ? new TextDecoder('gb18030').decode(bytesOf(path)) : path;
}

/** The `file:` URI of an absolute {@link path}. */
export function fileUri(path: string): string {
  if (!ESCAPED.test(path)) return pathToFileURL(path).href;
  let uri = 'file://';
  for (const byte of bytesOf(path)) {
    const character = String.fromCharCode(byte);
    uri += /[\w./~!$&'()*+,;=:@-]/.test(character)
      ? character
      : `%${byte.toString(16).padStart(2, '0').toUpperCase()}`;
  }
  return uri;
}

/** The path that a URI names; undefined where it names none of this machine. */
export function pathOfUri(uri: string): string | undefined {
  if (!/^file:/i.test(uri)) return undefined;
  try {
    const path = fileURLToPath(uri);
    return path.includes('\0') ? undefined : path;
  } catch (error) {
    // Of all that is wrong with a URI, escapes that are not UTF-8 alone still name a file.
    return error instanceof URIError ? rawPathOf(uri) : undefined;
  }
}

/** The path of a URI whose escapes are no UTF-8. */
function rawPathOf(uri: string): string | undefined {
  const escaped = /^file:\/\/(\/[^?#]*)/i.exec(uri)?.[1];
  if (escaped === undefined || process.platform === 'win32') return undefined;
  const bytes = Buffer.from(escaped, 'utf8');
  const plain: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const digits = bytes[at] === 0x25 ? /^[\da-f]{2}$/i.exec(bytes.toString('latin1', at + 1, at + 3)) : null;
    plain.push(digits ? Number.parseInt(digits[0], 16) : bytes.readUInt8(at));
    if (digits) at += 2;
  }
  return plain.includes(0) ? undefined : decodePath(Buffer.from(plain));
}

function bytesOf(path: string): Buffer {
  const parts: Buffer[] = [];
  let from = 0;
  for (let at = 0; at < path.length; at++) {
    const unit = path.charCodeAt(at);
    const isPairEnd = at > 0 && (path.charCodeAt(at - 1) & 0xfc00) === 0xd800;
    if (unit < 0xdc80 || unit > 0xdcff || isPairEnd) continue;
    parts.push(Buffer.from(path.slice(from, at), 'utf8'), Buffer.from([unit - 0xdc00]));
    from = at + 1;
  }
  parts.push(Buffer.from(path.slice(from), 'utf8'));
  return Buffer.concat(parts);
}

/** Bytes of the UTF-8 sequence at {@link at}; 0 where none is there. */
function sequenceLength(bytes: Buffer, at: number): number {
  const lead = bytes.readUInt8(at);
  if (lead < 0x80) return 1;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  return bytes.toString('utf8', at, at + length).includes(REPLACEMENT) && !isReplacement(bytes, at)
    ? 0
    : length;
}

/** U+FFFD itself is a valid character of a name. */
function isReplacement(bytes: Buffer, at: number): boolean {
  return bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd;
}
