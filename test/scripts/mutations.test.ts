import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mutated, resultOf } from '../../scripts/verify/mutate.mjs';
import { mutations } from '../../scripts/verify/mutations.mjs';
import { renderText } from '../support/render.ts';

const events = new URL('../golden/events/microservices.yaml', import.meta.url);
const tree = renderText(readFileSync(events, 'utf8'));
const textOf = (path: string) => tree.get(path)?.text ?? '';

describe.each(mutations)('$name', (mutation) => {
  it('has its place in what is rendered today', () => {
    expect(mutated(textOf(mutation.file), mutation)).toContain(mutation.to);
  });

  it.each(mutation.caughtBy)('has the test "$test"', ({ suite, test }) => {
    const paths =
      suite === 'conformance'
        ? [...tree.keys()].filter((path) => path.startsWith('conformance/test/'))
        : [suite];
    expect(paths.some((path) => textOf(path).includes(`'${test}`))).toBe(true);
  });
});

it('three of them are the ones that every suite has to catch', () => {
  const words = ['acknowledged before', 'no inbox', 'without end'];
  expect(words.every((word) => mutations.some(({ name }) => name.includes(word)))).toBe(true);
});

describe('a mutation', () => {
  const mutation = { name: 'n', file: 'a.ts', from: 'one', to: 'two' };

  it('takes its text for what it is', () => {
    expect(mutated('a $one', { ...mutation, from: '$one', to: '$&$1' })).toBe('a $&$1');
  });

  it.each([
    ['nothing', 'its text is not in a.ts'],
    ['one one', 'its text is 2 times in a.ts'],
  ])('of "%s" is refused', (text, message) => {
    expect(() => mutated(text, mutation)).toThrow(message);
  });
});

describe('the result of a test', () => {
  const of = (output: string) =>
    resultOf({ exitCode: 1, output }, { suite: 'conformance', test: 'CON-1' });

  it.each([
    ['✖ CON-1 a message (1ms)', 'failed'],
    ['✔ CON-1 a message (1ms)', 'passed'],
    ['  ✖ CON-1 a message (1ms)\n✔ CON-1 a message (2ms)', 'failed'],
    ['✖ CON-11 wherever (1ms)', 'unknown'],
    ['SyntaxError: it does not even start', 'unknown'],
  ])('of %j is %s', (output, expected) => expect(of(output)).toBe(expected));
});
