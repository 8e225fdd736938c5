import { expect, it } from 'vitest';
import { matching } from '../../../src/derive/matching.ts';

it.each([
  '^[A-Z]{3}$',
  '^[A-Z0-9-]+$',
  '^[0-9]{9}[0-9X]$',
  '^(red|green|blue)$',
  '^a?b*c+$',
  '^\\d{4}-\\d{2}\\w\\s.$',
  '^[^a-z]{2}$',
  '^[^aA0\\-_]$',
  'x',
  '^$',
  '^\\p{Lu}$',
])('%s matches what is made for it', (pattern) => {
  expect(matching(pattern)).toMatch(new RegExp(pattern, 'u'));
});
