import { expect, it } from 'vitest';
import { ascii, glyphsFor, unicode } from '../../../src/report/glyphs.ts';

it.each<[platform: NodeJS.Platform, env: NodeJS.ProcessEnv, glyphs: string]>([
  ['linux', { TERM: 'xterm-256color', LANG: 'en_GB.UTF-8' }, 'unicode'],
  ['linux', { TERM: 'xterm-256color', LANG: 'C.utf8' }, 'unicode'],
  ['linux', { TERM: 'xterm-256color' }, 'unicode'],
  ['linux', { TERM: 'xterm-256color', LANG: 'C' }, 'ascii'],
  ['linux', { TERM: 'xterm-256color', LANG: 'de_DE.ISO-8859-1' }, 'ascii'],
  ['linux', { TERM: 'xterm-256color', LANG: 'en_GB.UTF-8', LC_ALL: 'C' }, 'ascii'],
  ['linux', { TERM: 'xterm-256color', LANG: 'C', LC_CTYPE: 'en_GB.UTF-8' }, 'unicode'],
  ['linux', { TERM: 'linux', LANG: 'en_GB.UTF-8' }, 'ascii'],
  ['linux', { TERM: 'dumb', LANG: 'en_GB.UTF-8' }, 'ascii'],
  ['win32', { WT_SESSION: '1' }, 'unicode'],
  ['win32', {}, 'ascii'],
])('%s with %j: %s', (platform, env, glyphs) => {
  expect(glyphsFor(env, platform)).toBe(glyphs === 'ascii' ? ascii : unicode);
});

it('both sets have a sign for the same things, one of them in ASCII', () => {
  expect(Object.keys(ascii)).toEqual(Object.keys(unicode));
  expect(Object.values(ascii).join('')).toMatch(/^[\x20-\x7e]+$/);
});
