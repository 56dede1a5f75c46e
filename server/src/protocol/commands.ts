/** Commands of the server, which its clients run by `workspace/executeCommand`: see also `ACCEPTED` and `OPEN_SOURCE`. */

/** Lets what a finding points at stand. */
export const ACCEPT_FINDING = 'yinju.acceptFinding';
/** Puts the source of a phrase after it. */
export const INSERT_SOURCE = 'yinju.insertSourceAt';
/** Never offers a phrase again. */
export const NEVER_OFFER = 'yinju.neverOffer';
/** Offers a phrase after its first words. */
export const OFFER = 'yinju.offer';
/** Reads the whole corpus again. */
export const REBUILD_INDEX = 'yinju.rebuildIndex';
/** Shows or hides what each section took from the corpus. */
export const TOGGLE_REUSE = 'yinju.toggleReuseLenses';

/** A command of the client, which links of hovers run: shows the sources of a phrase. */
export const SHOW_SOURCES = 'yinju.showSources';
