import type { Service } from './types.ts';

/** Whether its operations are those that entities have by themselves. */
export const isImplied = ({ operations }: Service): boolean => operations.some(({ crud }) => crud);
