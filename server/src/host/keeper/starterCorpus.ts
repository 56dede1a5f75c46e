import type { CorpusSettings } from '../threadProtocol.ts';

/** Files beside the reports of the starter corpus, which nobody misses: its licence, and what its reports are. */
const BESIDE_REPORTS = ['LICENSE', 'index.json'];

/** True where {@link settings} name no corpus, usable or not. */
export function wantsStarterCorpus({ paths, unusable = [] }: CorpusSettings): boolean {
  return paths.length === 0 && unusable.length === 0;
}

/** {@link settings} with the starter corpus in {@link folder} for the corpus that they do not name. */
export function withStarterCorpus(settings: CorpusSettings, folder: string): CorpusSettings {
  return { ...settings, paths: [folder], exclude: [...settings.exclude, ...BESIDE_REPORTS] };
}
