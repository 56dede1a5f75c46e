/** What the checks say, in English; keys as the findings carry them. */
export const FINDINGS_ENGLISH = {
  'finding.copied': '{0} characters stand word for word in “{1}”{2}',
  'finding.copied.more': '{0} characters stand word for word in “{1}”{2} and {3} other {3|article|articles}',
  'finding.near-copied': '{0} characters, {4} % of them the same as in “{1}”{2}',
  'finding.near-copied.more':
    '{0} characters, {4} % of them the same as in “{1}”{2}; {3} other {3|article|articles} alike',
  'finding.repeated': 'These {0} characters stand in the draft {2} times',
  'finding.repeated.section': 'These {0} characters stand in the draft {2} times, first in section {1}',
  'finding.placeholder': '“{0}” is still to be filled in',
  'finding.structure.skips': 'Numbering skips: “{1}” is expected, not “{0}”',
  'finding.structure.repeats': 'Numbering repeats: “{1}” is expected, not “{0}”',
  'finding.structure.starts': 'Numbering begins with “{0}”: “{1}” is missing',
  'finding.structure.level': 'Numbering changes level: “{1}” is expected, not “{0}”',
  'finding.structure.orphan': '“{0}” stands before the first “一、”',
  'finding.structure.doubled': 'Punctuation is doubled: “{0}”',
  'finding.structure.half-width': 'Half-width “{0}” between Chinese characters',
  'finding.structure.half-width.all': '{2} half-width punctuation marks between Chinese characters',
  'finding.structure.unclosed': '“{0}” is never closed',
  'finding.structure.unopened': '“{0}” closes nothing',
  'fix.renumber': 'Number it “{1}”, and what follows on',
  'fix.replace': 'Replace “{0}” by “{1}”',
  'fix.replace.all': 'Replace all {2} by full-width marks',
} as const;
