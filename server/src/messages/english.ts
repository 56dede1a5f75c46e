import { REPORT_ENGLISH } from './reportEnglish.ts';
import { FINDINGS_ENGLISH } from './findingsEnglish.ts';
import { JUNK_ENGLISH } from './junkEnglish.ts';

/**
 * Everything the server says, in English. `{0}`, `{1}` … stand for the message's arguments,
 * `{0|place|places}` for a word that agrees with one.
 */
export const ENGLISH = {
  ...REPORT_ENGLISH,
  ...FINDINGS_ENGLISH,
  ...JUNK_ENGLISH,
  'count.places': '{0} {0|place|places} · {1} {1|article|articles}',
  'count.inDraft': '{0} {0|place|places} in this draft',
  'count.both': '{0} {0|place|places} on this machine · {1} {1|place|places} in the office’s corpus',
  'count.officeFault': '{0} {0|place|places} on this machine · the office’s corpus: {1}',
  'source.office': 'office’s corpus',
  'count.office': 'in the office’s corpus',
  'count.preferred': 'the team’s phrase',
  /** The page that says what each check looks for, in `docs/`. */
  'checks.page': 'checks.md',
  'index.progress': 'Yinju: indexing',
  'index.progress.rate': '{0} of {1} files · {2},000 characters a second · {3} s left',
  'index.mining': 'All files can be searched; set phrases are still being collected',
  'index.mining.rate': 'All files can be searched; {0}% of the set phrases collected · {1} s left',
  'index.progress.detail': '{0} {0|file|files} · {1} {1|article|articles}',
  'export.title': 'Title',
  'export.date': 'Date',
  'export.section': 'Section',
  'export.text': 'Text',
  'export.file': 'File',
  'export.line': 'Line',
  'hover.longer': 'Longer: {0} ({1} {1|place|places} · {2} {2|article|articles})',
  'hover.variants': 'Also worded: {0}',
  'hover.following': 'Often followed by: {0}',
  'hover.counted': '{0} ({1} {1|place|places})',
  'hover.sources': 'All sources',
  'hover.quote': 'Quote it with its source',
  'action.quote': 'Quote it with its source, “{0}”',
  'action.insertSource': 'Insert its source, “{0}”',
  'accepted.wrong': '{0} was not applied: {1}. Its previous content still applies.',
  'accepted.unusable': 'yinju: {0} was not applied: {1}',
  'accepted.notWritten': 'Yinju could not keep this: {0} was not written ({1})',
  'check.ended':
    'Yinju: the check of {0} did not finish and was stopped. It will run again when the draft changes; other drafts are checked as usual.',
  'check.wasEnded': 'The check of this draft did not finish; change the draft and try again in a minute.',
  'draft.changed': 'Yinju: the draft has changed; put the cursor in the phrase and try again.',
  'lens.reuse': '{0} {0|passage|passages} from the corpus ({1} characters)',
  'source.unwritten': 'The text of {0} could not be saved for the editor to open; see the log',
  'hover.none': 'not in the corpus',
  'hover.related': 'Related passages (not sources):',
  'hover.more': '{0} more {0|place|places}',
  'complete.accepted': 'Remember that this was accepted',
  'phrases.neverOffer': 'Never offer “{0}” (Yinju)',
  'phrases.offer': 'Offer “{0}” after its first words (Yinju)',
  'overrule.noFolder': 'Only files in a corpus folder can be changed this way.',
  'overrule.untrusted': 'This folder is not trusted; trust it first.',
  'overrule.notWritten': '{0} was not written: {1}',
  'words.line': 'line {0} must be a word, with its frequency and part of speech if you like',
  'words.long': 'the word in line {0} is longer than {1} characters',
  'words.many': 'it lists more than {0} words',
  'words.wrong': '{0} was not applied: {1}. The words it listed before still apply.',
  'phrases.wrong': '{0} was not applied: {1}. Its previous content still applies.',
  'phrases.notWritten': '{0} was not written: {1}',
  'complete.nothing': 'Nothing in the corpus continues this text.',
  'find.matching': '{0} {0|matches|match} the filters',
  'find.more': '{0} more, with a higher --limit',
  'corpus.size': '{0} {0|article|articles}, {1} characters',
  'corpus.share': '{0} % dropped',
  'corpus.duplicate': 'the same or nearly the same text as {0}',
  'corpus.repeated': '{0} {0|article|articles} nearly the same elsewhere, most of them in {1}',
  'corpus.skipped': 'skipped',
  'corpus.total':
    '{0} {0|file|files}, {1} {1|article|articles}, {2} characters, {3} set phrases, {4} skipped; words by {5}',
} as const;

/** Names of the messages: the same in every language. */
export type MessageKey = keyof typeof ENGLISH;
