/**
 * Lets {@link work} go on by itself. Nobody waits for it, so that its failure would be nobody's: {@link onFailure}
 * takes it. This is the one way to leave a promise alone.
 */
export function detach(work: PromiseLike<unknown>, onFailure: (error: unknown) => void): void {
  work.then(undefined, onFailure);
}
