/** Seconds within which requests are promised to be answered: each is a bucket of its own. */
export const promisedSeconds: readonly number[] = [
  0.4
];
