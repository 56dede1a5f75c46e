import { styleText } from 'node:util';

type Format = Parameters<typeof styleText>[0];

/** Colours a text, on a terminal that wants colours only. */
export type Style = (format: Format, text: string) => string;

export function styleFor(stream: NodeJS.WriteStream): Style {
  const coloured = stream.isTTY === true && process.env['NO_COLOR'] === undefined;
  return coloured ? (format, text) => styleText(format, text) : (_, text) => text;
}
