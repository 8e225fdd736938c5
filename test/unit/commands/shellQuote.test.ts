import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { shellQuote } from '../../../src/commands/shellQuote.ts';

const words = ['plain', 'a/b.c', 'two words', "it's", '$HOME', '`id`', '"quoted"', 'a&b', '*', ''];

describe('one word', () => {
  it.each(words)('of a POSIX shell: %j', (word) => {
    const command = `printf %s ${shellQuote(word, 'linux')}`;
    expect(execFileSync('sh', ['-c', command], { encoding: 'utf8' })).toBe(word);
  });

  it.each([
    ['plain', 'plain'],
    ['..\\my-system', '..\\my-system'],
    ['C:\\Users\\ann\\town', 'C:\\Users\\ann\\town'],
    ['two words', '"two words"'],
    ['a&b', '"a&b"'],
    ["it's", '"it\'s"'],
    ['100%', '"100%"'],
  ])('of cmd and PowerShell: %j', (word, quoted) => {
    expect(shellQuote(word, 'win32')).toBe(quoted);
  });
});
