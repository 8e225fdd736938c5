import { describe, expect, it } from 'vitest';
import { patternFault } from '../../../src/blueprint/normalise/fields/pattern.ts';

describe('patterns that pass', () => {
  it.each([
    '^[A-Z]{3}$',
    '^[a-z0-9]+(-[a-z0-9]+)*$',
    '^(?:[a-z]+\\.)?[a-z]+$',
    '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$',
    '^\\+?[0-9 ]{6,20}$',
    '^(red|green|blue)$',
    '^\\d{4}-\\d{2}-\\d{2}$',
    '^[0-9]{1,3}(\\.[0-9]{1,3}){3}$',
    '^(ab)*$',
    '.',
    '^\\p{L}+$',
    '^[a-z]+$|^[0-9]+$',
  ])('%s', (pattern) => expect(patternFault(pattern)).toBeUndefined());
});

describe('patterns that do not', () => {
  it.each([
    ['(?=a)b', 'looks around'],
    ['(?<!a)b', 'looks around'],
    ['(a)\\1', 'refers back'],
    ['(?<x>a)\\k<x>', 'refers back'],
    ['^a{1001}$', '1000'],
    ['(', 'not a regular expression'],
    ['[z-a]', 'not a regular expression'],
    ['^(a+)+$', 'forever'],
    ['^(a|a)*$', 'forever'],
    ['^(a|ab)*c$', 'forever'],
    ['^([a-z]+)*$', 'forever'],
    ['^(a*)*$', 'forever'],
    ['^((a+)b?)*$', 'forever'],
    ['^(-[a-z-]+)*$', 'forever'],
    ['^(.*,)*$', 'forever'],
    ['^(a?){30}$', 'forever'],
    ['^([a-z]{1,3}){20}$', 'forever'],
    ['x(y(z+)*)', 'forever'],
    ['^.*.*.*$', 'long'],
    ['^\\w+\\w+\\d+$', 'long'],
  ])('%s', (pattern, why) => expect(patternFault(pattern)?.message).toContain(why));
});
