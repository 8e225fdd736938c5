import { PassThrough } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Answer, type Question, questions } from '../../../src/answers/index.ts';
import { plainAsker } from '../../../src/ask/plainAsker.ts';
import { openTerminal } from '../../../src/ask/terminal.ts';
import { catalog } from '../../../src/catalog/index.ts';

const all = questions({ name: 'library', services: ['books', 'members'] }, catalog);
const question = (id: string) => all.find((one) => one.id === id) as Question;

let input: PassThrough;
let cancel: AbortController;
let written: string;

beforeEach(() => {
  input = new PassThrough();
  cancel = new AbortController();
  written = '';
});

function asker() {
  const output = new PassThrough();
  output.on('data', (text) => {
    written += text;
  });
  const streams = [input, output] as unknown as [NodeJS.ReadStream, NodeJS.WriteStream];
  return plainAsker(openTerminal(...streams, cancel.signal, {}));
}

function ask(id: string, lines: string[], standing?: Answer): Promise<Answer> {
  // A terminal hands over one line at a time.
  let next = 0;
  const refusal = async (answer: Answer) => {
    const refused = answer === 'no' ? 'That cannot be.\nSay yes' : undefined;
    if (refused !== undefined) setImmediate(() => input.write(`${lines[next++]}\n`));
    return refused;
  };
  const answer = asker().ask(question(id), standing, refusal);
  setImmediate(() => input.write(`${lines[next++]}\n`));
  return answer;
}

describe('what is typed, and what it says', () => {
  it.each<[id: string, line: string, answer: Answer]>([
    ['name', 'library', 'library'],
    ['services', 'books,  members', ['books', 'members']],
    ['entities.books', '', 'Book(name:string)'],
    ['datastore', '', 'postgres'],
    ['datastore', '2', 'sqlite'],
    ['datastore', 'sqlite', 'sqlite'],
    ['datastore', 'postgresql', 'postgres'],
    ['datastore.sqlite', '', []],
    ['datastore.sqlite', '2 1', ['books', 'members']],
    ['datastore.sqlite', 'members', ['members']],
    ['git', '', true],
    ['git', 'n', false],
    ['git', 'Yes', true],
  ])('%s: %j is %j', async (id, line, answer) => {
    expect(await ask(id, [line])).toEqual(answer);
  });

  it.each<[id: string, standing: Answer, line: string, answer: Answer]>([
    ['name', 'library', '', 'library'],
    ['datastore', 'sqlite', '', 'sqlite'],
    ['datastore.sqlite', ['members'], '', ['members']],
    ['datastore.sqlite', ['members'], 'none', []],
    ['git', false, '', false],
  ])('%s, which was %j: %j is %j', async (id, standing, line, answer) => {
    expect(await ask(id, [line], standing)).toEqual(answer);
  });
});

it('says what is asked, what there is, and what an empty line takes; and nothing else', async () => {
  await ask('datastore', ['2']);
  expect(written).toMatch(
    /^\nWhere do services keep their data\?\n.+\n {2}1\. PostgreSQL: .+\n {2}2\. SQLite: .+\nNumber \[1\]: $/,
  );
});

it('says why an answer is refused, and reads the next line', async () => {
  expect(await ask('name', ['no', 'yes'])).toBe('yes');
  expect(written).toContain('Answer: Not accepted. That cannot be.\nSay yes\nAnswer: ');
});

it('says what was said before and cannot be', async () => {
  const answer = asker().ask(question('name'), 'no', async (said) =>
    said === 'no' ? 'That cannot be' : undefined,
  );
  setImmediate(() => input.write('yes\n'));
  expect(await answer).toBe('yes');
  expect(written).toContain('\nThat cannot be\nAnswer [no]: ');
});

it.each([
  ['datastore', '3', 'Type a number from 1 to 2.'],
  ['datastore.sqlite', '1 5', 'Type numbers from 1 to 2, separated by commas, or none.'],
  ['git', 'perhaps', 'Type yes or no.'],
])('%s: %s is none of the answers', async (id, line, how) => {
  const answer = asker().ask(question(id), undefined, async () => undefined);
  setImmediate(() => input.write(`${line}\n`));
  setTimeout(() => input.write('\n'), 50);
  await answer;
  expect(written).toContain(how);
});

describe('cancelled', () => {
  const refused = { message: 'Cancelled; nothing was written', exitCode: 130 };

  it('at the end of the input', async () => {
    const answer = asker().ask(question('name'), undefined, async () => undefined);
    input.end();
    await expect(answer).rejects.toMatchObject(refused);
  });

  it('by a signal, before and while it asks', async () => {
    const answer = asker().ask(question('name'), undefined, async () => undefined);
    setImmediate(() => cancel.abort());
    await expect(answer).rejects.toMatchObject(refused);
    await expect(
      asker().ask(question('name'), undefined, async () => undefined),
    ).rejects.toMatchObject(refused);
  });
});
