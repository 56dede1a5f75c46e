import { checkedText } from '../engine/markdown/mask.ts';
import type { Translate } from '../messages/translate.ts';
import { escape } from './escape.ts';
import { findingsBySection } from './findingHtml.ts';
import type { DraftReport } from './draftReport.ts';
import { STYLE } from './style.ts';

/** Sources listed by share. Guess. */
const MOST_SOURCES = 20;

/**
 * Reuse reports as one self-contained page: no script, nothing loaded, every text escaped; for the screen, light
 * and dark, and for paper. {@link lang} is the BCP 47 tag of the messages' language.
 */
export function htmlReport(reports: readonly DraftReport[], translate: Translate, lang: string): string {
  const title = translate('report.title');
  return `<!doctype html>
<html lang="${escape(lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${reports.map((report) => draftSection(report, translate)).join('\n')}
</body>
</html>
`;
}

function draftSection(report: DraftReport, translate: Translate): string {
  const { draft, name, findings } = report;
  const title = checkedText(draft)
    .trim()
    .split(/\r?\n/u, 1)[0]
    .replace(/^#+\s*/u, '')
    .slice(0, 80);
  return `<main>
<header>
<p class="kicker">${escape(translate('report.title'))}</p>
<h1>${escape(title === '' ? name : title)}</h1>
<p class="file">${escape(name)}</p>
</header>
${figures(report, translate)}
${strip(report, translate)}
${sources(report, translate)}
<section>
<h2>${escape(translate('report.findings', findings.length))}</h2>
${findings.length === 0 ? `<p>${escape(translate('report.none'))}</p>` : findingsBySection(report, translate)}
</section>
<footer>${escape(translate('report.footer'))}</footer>
</main>`;
}

function figures({ review }: DraftReport, translate: Translate): string {
  const { characters, copiedCharacters, knownCharacters } = review;
  const cell = (value: string, label: string): string =>
    `<div><dt>${escape(label)}</dt><dd>${escape(value)}</dd></div>`;
  return `<dl class="figures">
${cell(percent(copiedCharacters, characters), translate('report.copied'))}
${cell(percent(knownCharacters, characters), translate('report.known'))}
${cell(String(characters), translate('report.characters'))}
</dl>`;
}

/** Where in the draft it is: one bar, marks over it. */
function strip({ draft, review, findings }: DraftReport, translate: Translate): string {
  const width = Math.max(1, draft.text.length);
  const bar = (start: number, end: number, kind: string): string =>
    `<rect class="${kind}" x="${round((start / width) * 1000)}" width="${round(Math.max(1, ((end - start) / width) * 1000))}" y="0" height="24"/>`;
  const known = review.known.map(({ start, end }) => bar(start, end, 'known'));
  const marks = findings.map(({ finding }) => bar(finding.span.start, finding.span.end, finding.code));
  const legend = ['copied', 'near-copied', 'known'] as const;
  return `<figure>
<svg class="strip" viewBox="0 0 1000 24" preserveAspectRatio="none" role="img" aria-label="${escape(translate('report.strip'))}">
${known.join('')}${marks.filter((mark) => /"(?:near-)?copied"/u.test(mark)).join('')}
</svg>
<figcaption>${legend.map((kind) => `<span class="key ${kind}">${escape(translate(`report.key.${kind}`))}</span>`).join(' ')}</figcaption>
</figure>`;
}

/** The sources that most was taken from. */
function sources({ findings, review }: DraftReport, translate: Translate): string {
  const byUri = new Map<string, { title: string; characters: number }>();
  for (const { finding } of findings) {
    const [best] = finding.related;
    if (finding.copy === undefined || best?.in !== 'corpus') continue;
    const key = `${best.uri}\n${best.title}`;
    const known = byUri.get(key) ?? { title: best.title, characters: 0 };
    known.characters += finding.copy.characters;
    byUri.set(key, known);
  }
  if (byUri.size === 0) return '';
  const rows = [...byUri.values()]
    .sort((a, b) => b.characters - a.characters)
    .slice(0, MOST_SOURCES)
    .map(
      ({ title, characters }) =>
        `<tr><td>${escape(title)}</td><td>${characters}</td><td>${percent(characters, review.characters)}</td></tr>`,
    );
  return `<section>
<h2>${escape(translate('report.sources'))}</h2>
<table><thead><tr><th scope="col">${escape(translate('report.source'))}</th><th scope="col">${escape(translate('report.characters'))}</th><th scope="col">${escape(translate('report.share'))}</th></tr></thead>
<tbody>${rows.join('')}</tbody></table>
</section>`;
}

function percent(part: number, whole: number): string {
  return `${whole === 0 ? 0 : Math.round((part / whole) * 100)}%`;
}

function round(value: number): string {
  return value.toFixed(1);
}
