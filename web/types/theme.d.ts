/** Material's stream: it speaks at the first page, and at each that instant navigation puts in its place. */
declare var document$: { subscribe(start: () => void): void } | undefined;
