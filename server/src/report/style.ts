/** The style sheet of the reuse report: screen, dark mode, paper. */
export const STYLE = `
:root {
  --ink: #1d2733; --soft: #5b6875; --line: #d8dee5; --paper: #ffffff; --ground: #f4f6f8;
  --copied: #c8553d; --near: #e0a23a; --known: #b9c4cf; --mark: #ffe2b8; --accent: #2f5d8a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e4e9ee; --soft: #9aa7b4; --line: #38424d; --paper: #1b2128; --ground: #13181d;
    --copied: #e0785f; --near: #dba94e; --known: #4d5966; --mark: #5a4420; --accent: #8ab8e6;
  }
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
blockquote { margin: 0; padding-left: 0.75rem; border-left: 2px solid var(--line); color: var(--soft); overflow-wrap: anywhere; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
.pair p { margin: 0; text-align: justify; overflow-wrap: anywhere; }
ins, del { background: var(--mark); color: inherit; text-decoration: none; border-radius: 2px; }
del { text-decoration: line-through; text-decoration-thickness: 1px; }
.further { margin: 0.5rem 0 0; font-size: 0.8rem; color: var(--soft); }
footer { margin-top: 2rem; color: var(--soft); font-size: 0.8rem; }
@media (max-width: 40rem) { .pair { grid-template-columns: 1fr; } h1 { font-size: 1.25rem; } }
@media print {
  :root { --ink: #000; --soft: #444; --line: #bbb; --paper: #fff; --ground: #fff; --copied: #c8553d; --near: #e0a23a; --known: #b9c4cf; --mark: #ffe2b8; --accent: #234a70; }
  @page { size: A4; margin: 18mm 16mm; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; break-after: page; }
  main:last-of-type { break-after: auto; }
  article, .figures div, tr { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  .strip, rect, .key::before, ins, del { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
`;
