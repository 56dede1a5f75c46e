/** Western text (code page 1252), decoded here: Node 20 and 22 take it for Latin-1, so that quotes become controls. */
import { latin1 } from '../bytes.ts';

/** What the code page has at 0x80 to 0x9f; where it has nothing, the control character. */
const UPPER = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** {@link bytes} in code page 1252; never fails. */
export function decodeWestern(bytes: Uint8Array): string {
  return latin1(bytes).replace(/[\x80-\x9f]/gu, (unit) => UPPER.charAt(unit.charCodeAt(0) - 0x80));
}
