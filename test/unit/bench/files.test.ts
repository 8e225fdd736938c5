import { expect, it } from 'vitest';
import { differences } from '../../../scripts/bench/files.mjs';

it('counts the files in which two runs differ, missing ones included', () => {
  const tree = (files: Record<string, string>) =>
    new Map(Object.entries(files).map(([path, hash]) => [path, { bytes: 1, hash }]));
  expect(differences(tree({ a: '1', b: '2' }), tree({ a: '1', b: '2' }))).toBe(0);
  expect(differences(tree({ a: '1', b: '2', c: '3' }), tree({ a: '1', b: '9', d: '4' }))).toBe(3);
});
