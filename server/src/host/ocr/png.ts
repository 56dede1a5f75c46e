/** PNG pictures in grey. The format is small enough to be read here: Node has its compression. */
import { inflateSync } from 'node:zlib';
import { MOST_PIXELS, type Picture } from './raster.ts';

/** Samples a pixel by colour type: grey, RGB, palette, grey with alpha, RGB with alpha. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Decodes a PNG. Throws `Error` with a sentence for people where it cannot. */
export function decodePng(bytes: Uint8Array): Picture {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Buffer[] = [];
  let head: Buffer | undefined;
  let palette: Buffer = Buffer.alloc(0);
  for (let at = 8; at + 8 <= view.length;) {
    const length = view.readUInt32BE(at);
    const type = view.toString('latin1', at + 4, at + 8);
    const body = view.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') head = body;
    else if (type === 'PLTE') palette = body;
    else if (type === 'IDAT') parts.push(body);
    at += 12 + length;
  }
  if (head === undefined || head.length < 13) throw new Error('The picture is damaged.');
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const [depth, colour, interlaced] = [head[8], head[9], head[12]];
  const channels = CHANNELS[colour];
  if (channels === undefined || interlaced !== 0)
    throw new Error('The picture is of a kind that is not read.');
  if (width * height > MOST_PIXELS || width * height === 0) throw new Error('The picture is too large.');
  const stride = Math.ceil((width * channels * depth) / 8);
  const rows = inflateSync(Buffer.concat(parts), { maxOutputLength: (stride + 1) * height });
  unfilter(rows, stride, height, Math.max(1, (channels * depth) >> 3));
  const sample = (x: number, y: number, channel: number): number => {
    const start = y * (stride + 1) + 1;
    const index = x * channels + channel;
    if (depth === 8) return rows[start + index];
    if (depth === 16) return rows[start + index * 2];
    const bit = index * depth;
    const value = (rows[start + (bit >> 3)] >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
    return colour === 3 ? value : (value * 255) / ((1 << depth) - 1);
  };
  const grey = (x: number, y: number): number => {
    if (colour === 3) {
      const at = sample(x, y, 0) * 3;
      return luminance(palette[at] ?? 255, palette[at + 1] ?? 255, palette[at + 2] ?? 255);
    }
    const value =
      channels >= 3 ? luminance(sample(x, y, 0), sample(x, y, 1), sample(x, y, 2)) : sample(x, y, 0);
    if (channels % 2 === 1) return value;
    // Paper is white.
    const alpha = sample(x, y, channels - 1) / 255;
    return value * alpha + 255 * (1 - alpha);
  };
  return { width, height, grey };
}

/** Grey of a colour, as the eye weighs it. */
export function luminance(red: number, green: number, blue: number): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

/** Undoes the filters of {@link rows}, in place: each row is predicted from those left of and above it. */
function unfilter(rows: Buffer, stride: number, height: number, step: number): void {
  for (let y = 0; y < height; y++) {
    const start = y * (stride + 1) + 1;
    const filter = rows[start - 1];
    for (let i = 0; i < stride; i++) {
      const left = i >= step ? rows[start + i - step] : 0;
      const up = y > 0 ? rows[start + i - stride - 1] : 0;
      const corner = i >= step && y > 0 ? rows[start + i - stride - 1 - step] : 0;
      rows[start + i] += predicted(filter, left, up, corner);
    }
  }
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(guess - value));
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
