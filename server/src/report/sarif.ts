import { fnv, FNV_BASIS } from '../engine/text/fnv.ts';
import { acceptedEntryOf } from '../engine/check/accepted.ts';
import { FINDING_CODES, type FindingCode } from '../engine/check/checkTable.ts';
import { nameOfPlace, type RelatedPlace } from '../engine/check/finding.ts';
import { type DraftReport, relatedRange, type ReportFinding, type ReportLevel } from './draftReport.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const LEVELS: Readonly<Record<ReportLevel, 'none' | 'note' | 'warning'>> = {
  hint: 'none',
  information: 'note',
  warning: 'warning',
};

/** What SARIF says about the tool. */
interface SarifTool {
  readonly version: string;
  /** The name of each kind of finding, and a sentence on the check that looks for it. */
  readonly describe: (code: FindingCode) => { readonly name: string; readonly about: string };
  /** `file:` URI of a folder, `/` at its end: addresses below it are relative to it. Without it all are absolute. */
  readonly base?: string;
}

/** The name that SARIF's readers know the root of the drafts by. */
const ROOT = '%SRCROOT%';

/** URIs as a log holds them: those below the base relative to it, so that they hold on other machines too. */
class Addresses {
  readonly #base: string | undefined;

  constructor(base: string | undefined) {
    this.#base = base;
  }

  of(uri: string): { readonly uri: string; readonly uriBaseId?: string } {
    if (this.#base === undefined || !uri.startsWith(this.#base)) return { uri };
    const below = uri.slice(this.#base.length);
    // A colon in its first part would make it the scheme of another URI.
    return { uri: /^[^/]*:/u.test(below) ? `./${below}` : below, uriBaseId: ROOT };
  }
}

/** Reports as SARIF 2.1.0: one run, one rule a check, related places and fixes with it. */
export function sarifReport(reports: readonly DraftReport[], tool: SarifTool): string {
  const addresses = new Addresses(tool.base);
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Yinju',
            version: tool.version,
            rules: FINDING_CODES.map((code) => {
              const { name, about } = tool.describe(code);
              return { id: code, shortDescription: { text: name }, fullDescription: { text: about } };
            }),
          },
        },
        columnKind: 'utf16CodeUnits',
        ...(tool.base !== undefined && { originalUriBaseIds: { [ROOT]: { uri: tool.base } } }),
        artifacts: reports.map(({ draft }) => ({ location: addresses.of(draft.uri) })),
        results: reports.flatMap((report, artifact) =>
          report.findings.map((finding) => result(report, artifact, finding, addresses)),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function result(
  { draft }: DraftReport,
  artifact: number,
  { finding, level, message, range }: ReportFinding,
  addresses: Addresses,
) {
  const { code, related, fixes } = finding;
  const { check, text, before, after } = acceptedEntryOf(finding, draft.text);
  return {
    ruleId: code,
    ruleIndex: FINDING_CODES.indexOf(code),
    level: LEVELS[level],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { ...addresses.of(draft.uri), index: artifact },
          region: region(range),
        },
      },
    ],
    // The same finding keeps its fingerprint while the draft moves around it.
    partialFingerprints: { 'content/v1': fingerprint([check, before, text, after].join('\n')) },
    ...(related.length > 0 && {
      relatedLocations: related.map((place, id) => location(draft, place, id, addresses)),
    }),
    ...(fixes.length > 0 && {
      fixes: fixes.map((fix) => ({
        artifactChanges: [
          {
            artifactLocation: { ...addresses.of(draft.uri), index: artifact },
            replacements: fix.edits.map(({ span, text: inserted }) => ({
              deletedRegion: { charOffset: span.start, charLength: span.end - span.start },
              insertedContent: { text: inserted },
            })),
          },
        ],
      })),
    }),
  };
}

function location(draft: DraftReport['draft'], place: RelatedPlace, id: number, addresses: Addresses) {
  const isSource = place.in === 'corpus';
  const text = nameOfPlace(place);
  return {
    id,
    ...(text !== '' && { message: { text } }),
    physicalLocation: {
      artifactLocation: addresses.of(isSource ? place.uri : draft.uri),
      region: region(relatedRange(draft, place)),
    },
  };
}

function region({ startLine, startColumn, endLine, endColumn }: ReportFinding['range']) {
  return { startLine, startColumn, endLine, endColumn };
}

/** FNV-1a over the text's units, in both directions: 64 bits in hexadecimal. Not for secrets. */
function fingerprint(text: string): string {
  let forward = FNV_BASIS;
  let backward = FNV_BASIS;
  for (let i = 0; i < text.length; i++) {
    forward = fnv(forward, text.charCodeAt(i));
    backward = fnv(backward, text.charCodeAt(text.length - 1 - i));
  }
  return [forward, backward].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
