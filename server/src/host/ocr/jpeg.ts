/** JPEG pictures as one-page PDFs, so that pdf.js decodes them. */

/** Markers of the frames that say a picture's size. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);

/** A PDF that shows {@link bytes}, a JPEG. Throws `Error` with a sentence for people where they are none. */
export function pdfOfJpeg(bytes: Uint8Array): Uint8Array {
  const { width, height, channels } = sizeOf(bytes);
  const space = channels === 1 ? 'DeviceGray' : channels === 4 ? 'DeviceCMYK' : 'DeviceRGB';
  const content = `${width} 0 0 ${height} 0 0 cm /I Do`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /XObject << /I 5 0 R >> >> /Contents 4 0 R >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ];
  const chunks = [Buffer.from('%PDF-1.4\n')];
  for (const [i, body] of objects.entries()) chunks.push(Buffer.from(`${i + 1} 0 obj\n${body}\nendobj\n`));
  chunks.push(
    Buffer.from(
      `5 0 obj\n<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /${space} /BitsPerComponent 8 /Filter /DCTDecode /Length ${bytes.length} >>\nstream\n`,
    ),
    Buffer.from(bytes),
    // Without a table of places pdf.js looks for the objects.
    Buffer.from('\nendstream\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF'),
  );
  return Buffer.concat(chunks);
}

function sizeOf(bytes: Uint8Array): { width: number; height: number; channels: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) break;
    const marker = bytes[at + 1];
    if (FRAMES.has(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      if (width > 0 && height > 0) return { width, height, channels: bytes[at + 9] };
    }
    at += 2 + view.getUint16(at + 2);
  }
  throw new Error('The picture is damaged.');
}
