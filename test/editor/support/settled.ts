/** How long, in milliseconds, a test waits for an event that should come at once. */
export const PATIENCE = Number(process.env['YINJU_TEST_PATIENCE'] ?? 60_000);

/** An event source in the manner of VS Code's. */
type Listen = (listener: () => void) => { dispose(): unknown };

/**
 * Resolves with the first truthy answer of {@link probe}, asked now and after each event of {@link listen};
 * rejects, saying {@link what}, when none comes within {@link PATIENCE}.
 */
export function settled<T>(
  what: string,
  listen: Listen,
  probe: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => finish(() => reject(new Error(`waited in vain for ${what}`))), PATIENCE);
    let over = false;
    const finish = (settle: () => void): void => {
      if (over) return;
      over = true;
      clearTimeout(late);
      subscription.dispose();
      settle();
    };
    const ask = async (): Promise<void> => {
      try {
        const answer = await probe();
        if (answer) finish(() => resolve(answer));
      } catch (error) {
        finish(() => reject(error instanceof Error ? error : new Error(String(error))));
      }
    };
    const subscription = listen(() => {
      ask().catch(reject);
    });
    ask().catch(reject);
  });
}
