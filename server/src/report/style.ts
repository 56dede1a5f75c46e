/** The colours of one appearance; marks are distinguished by lines too, so that no colour has to be seen. */
interface Palette {
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly paper: string;
  readonly ground: string;
  readonly copied: string;
  readonly near: string;
  readonly known: string;
  readonly mark: string;
  readonly accent: string;
}

const LIGHT: Palette = {
  ink: '#1d2733',
  soft: '#566370',
  line: '#d8dee5',
  paper: '#ffffff',
  ground: '#f4f6f8',
  copied: '#c8553d',
  near: '#e0a23a',
  known: '#b9c4cf',
  mark: '#ffe2b8',
  accent: '#2f5d8a',
};
const DARK: Palette = {
  ink: '#e4e9ee',
  soft: '#9aa7b4',
  line: '#38424d',
  paper: '#1b2128',
  ground: '#13181d',
  copied: '#e0785f',
  near: '#dba94e',
  known: '#4d5966',
  mark: '#5a4420',
  accent: '#8ab8e6',
};
const CONTRAST_DARK: Palette = {
  ink: '#ffffff',
  soft: '#ffffff',
  line: '#6fc3df',
  paper: '#000000',
  ground: '#000000',
  copied: '#ff8a6b',
  near: '#ffcc4d',
  known: '#8c99a6',
  mark: '#5c4000',
  accent: '#6fc3df',
};
const CONTRAST_LIGHT: Palette = {
  ink: '#000000',
  soft: '#292929',
  line: '#0f4a85',
  paper: '#ffffff',
  ground: '#ffffff',
  copied: '#a3260d',
  near: '#8a5a00',
  known: '#6b7682',
  mark: '#ffe2b8',
  accent: '#0f4a85',
};
const PAPER: Palette = {
  ...LIGHT,
  ink: '#000',
  soft: '#444',
  line: '#bbb',
  ground: '#fff',
  accent: '#234a70',
};

/**
 * The style sheet of the reuse report: light, dark and high contrast, as the reader's system wants it or as the
 * editor that shows it says by the class of the body; and paper.
 */
export const STYLE = `
${rule(':root', LIGHT)}
@media (prefers-color-scheme: dark) { ${rule(':root', DARK)} }
@media (prefers-contrast: more) { ${rule(':root', CONTRAST_LIGHT)} }
@media (prefers-contrast: more) and (prefers-color-scheme: dark) { ${rule(':root', CONTRAST_DARK)} }
@media screen {
  ${rule('body.vscode-light', LIGHT)}
  ${rule('body.vscode-dark', DARK)}
  ${rule('body.vscode-high-contrast', CONTRAST_DARK)}
  ${rule('body.vscode-high-contrast-light', CONTRAST_LIGHT)}
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 16px/1.7 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif;
}
main { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
header { border-bottom: 2px solid var(--ink); margin-bottom: 1.25rem; }
.kicker { margin: 0; color: var(--accent); font-weight: 600; }
h1 { margin: 0.1rem 0; font-size: 1.5rem; line-height: 1.35; }
.file { margin: 0 0 0.75rem; color: var(--soft); font-size: 0.85rem; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 2rem 0 0.75rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 0.5rem; color: var(--accent); }
h4 { font-size: 0.95rem; margin: 0 0 0.5rem; font-weight: 600; line-height: 1.5; }
h5 { font-size: 0.8rem; margin: 0 0 0.25rem; color: var(--soft); font-weight: 400; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 0.75rem; margin: 0; }
.figures div { background: var(--paper); border: 1px solid var(--line); border-radius: 6px; padding: 0.6rem 0.9rem; }
.figures dt { color: var(--soft); font-size: 0.8rem; }
.figures dd { margin: 0; font-size: 1.6rem; font-weight: 600; line-height: 1.3; }
figure { margin: 1rem 0 0; }
.strip { display: block; width: 100%; height: 1.5rem; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; }
rect.known { fill: var(--known); } rect.copied { fill: var(--copied); } rect.near-copied { fill: var(--near); }
figcaption { font-size: 0.8rem; color: var(--soft); margin-top: 0.3rem; }
.key { margin-right: 1rem; white-space: nowrap; }
.key::before { content: ""; display: inline-block; width: 0.8em; height: 0.8em; margin-right: 0.35em; border-radius: 2px; background: var(--known); }
.key.copied::before { background: var(--copied); } .key.near-copied::before { background: var(--near); }
table { width: 100%; border-collapse: collapse; background: var(--paper); border: 1px solid var(--line); font-size: 0.9rem; }
th, td { text-align: left; padding: 0.4rem 0.7rem; border-bottom: 1px solid var(--line); vertical-align: top; }
th + th, td + td { text-align: right; white-space: nowrap; width: 1%; }
article { background: var(--paper); border: 1px solid var(--line); border-left: 4px solid var(--soft); border-radius: 6px; padding: 0.75rem 1rem; margin: 0.75rem 0; }
article.copied { border-left-color: var(--copied); } article.near-copied { border-left-color: var(--near); }
.code { color: var(--accent); margin-right: 0.3em; }
.place { color: var(--soft); font-weight: 400; font-size: 0.8rem; white-space: nowrap; }
blockquote { margin: 0; padding: 0 0 0 0.75rem; background: none; border: 0; border-left: 2px solid var(--line); overflow-wrap: anywhere; }
.label { color: var(--soft); font-size: 0.8rem; }
p.label { margin: 0.5rem 0 0; }
.fix { margin: 0.4rem 0 0; padding-left: 0.75rem; border-left: 2px solid var(--accent); overflow-wrap: anywhere; }
article ul { margin: 0.1rem 0 0; padding-left: 1.2rem; font-size: 0.9rem; overflow-wrap: anywhere; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
.pair p { margin: 0; text-align: justify; overflow-wrap: anywhere; }
mark, ins, del { background: var(--mark); color: inherit; border-radius: 2px; }
mark, ins { text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 0.2em; }
del { text-decoration: line-through; text-decoration-thickness: 1px; }
.moved { text-decoration: underline dotted; text-underline-offset: 0.2em; }
.further { margin: 0.5rem 0 0; font-size: 0.8rem; color: var(--soft); }
footer { margin-top: 2rem; color: var(--soft); font-size: 0.8rem; }
@media (max-width: 40rem) { .pair { grid-template-columns: 1fr; } h1 { font-size: 1.25rem; } }
@media (forced-colors: active) { .strip, .key::before { forced-color-adjust: none; } }
@media print {
  ${rule(':root', PAPER)}
  @page { size: A4; margin: 18mm 16mm; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; break-after: page; }
  main:last-of-type { break-after: auto; }
  article, .figures div, tr { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  .strip, rect, .key::before, mark, ins, del { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
`;

function rule(selector: string, palette: Palette): string {
  const names = Object.entries(palette).map(([name, colour]) => `--${name}: ${colour};`);
  return `${selector} { ${names.join(' ')} }`;
}
