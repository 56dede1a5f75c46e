/** Units looked at, counted where every reader of text goes by: single units, slices, searches, patterns. */
export class Steps {
  count = 0;
  readonly #undo: (() => void)[] = [];

  start(): void {
    const { exec } = RegExp.prototype;
    const found = (pattern: RegExp, text: string): RegExpExecArray | null => {
      const from = pattern.global || pattern.sticky ? pattern.lastIndex : 0;
      const match = exec.call(pattern, text);
      // One that must match at its place looks no farther: engines split strings so, once `exec` is replaced.
      const end = match ? match.index + match[0].length : pattern.sticky ? from : text.length;
      this.count += 1 + end - from;
      return match;
    };
    this.#replace(RegExp.prototype, 'exec', function (this: RegExp, text: string) {
      return found(this, text);
    });
    this.#replace(RegExp.prototype, 'test', function (this: RegExp, text: string) {
      return found(this, text) !== null;
    });
    const { charCodeAt, slice, indexOf } = String.prototype;
    const counted = (steps: number) => {
      this.count += steps;
    };
    this.#replace(String.prototype, 'charCodeAt', function (this: string, at: number) {
      counted(1);
      return charCodeAt.call(this, at);
    });
    this.#replace(String.prototype, 'slice', function (this: string, from?: number, to?: number) {
      counted(1);
      return slice.call(this, from, to);
    });
    this.#replace(String.prototype, 'indexOf', function (this: string, sign: string, from = 0) {
      const at = indexOf.call(this, sign, from);
      counted((at < 0 ? this.length : at) - from);
      return at;
    });
  }

  stop(): void {
    for (const undo of this.#undo.splice(0)) undo();
  }

  #replace<T extends object>(target: T, name: keyof T & string, value: unknown): void {
    const original = target[name];
    Object.defineProperty(target, name, { configurable: true, writable: true, value });
    this.#undo.push(() =>
      Object.defineProperty(target, name, { configurable: true, writable: true, value: original }),
    );
  }
}
