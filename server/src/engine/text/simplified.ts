/** Traditional characters and the simplified ones they are compared as: `[traditional, simplified]` code units. */
export const SIMPLIFIED: readonly (readonly [number, number])[] = [];
