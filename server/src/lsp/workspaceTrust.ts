/**
 * Whether the user trusts the workspace. If not, its `.yinju/` has no say in what is offered, silenced or read. Only the
 * client knows.
 */
export class WorkspaceTrust {
  #granted: boolean;

  constructor(granted: boolean) {
    this.#granted = granted;
  }

  get granted(): boolean {
    return this.#granted;
  }

  /** Takes in what the client says now; true where it has changed. */
  change(granted: boolean): boolean {
    const changed = granted !== this.#granted;
    this.#granted = granted;
    return changed;
  }
}
