import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { asTyped } from '../../../src/commands/asTyped.ts';

it.each([
  ['/home/me', '/home/me', ''],
  ['/home/me/town', '/home/me', 'town'],
  ['/home/town', '/home/me', '../town'],
  ['/tmp/town', '/home/me/projects', '/tmp/town'],
])('%s, from %s, is typed as "%s"', (folder, cwd, typed) => {
  expect(
    asTyped(resolve(folder), resolve(cwd))
      .replace(/^[A-Z]:/, '')
      .replaceAll('\\', '/'),
  ).toBe(typed);
});
