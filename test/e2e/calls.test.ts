import fs from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, clientOf } from './support/client.ts';
import { createRepo, type Repo, type RunningSystem } from './support/repo.ts';

/** Services that call each other: as rendered, with a rule of the user's, and when one of them fails. */

const blueprint = fs.readFileSync(
  new URL('../golden/calls/microservices.yaml', import.meta.url),
  'utf8',
);

/** What only a person can say, in the words that the contracts give. */
const quoteFees = `import type * as gen from '../gen/operations/quote-fees.ts';

export const rule: gen.Rule = async ({ bookIds }, { calls }) => {
  const { value: found } = await calls.books.booksById({ ids: bookIds });
  return { totalCents: found.reduce((sum, { feeCents }) => sum + feeCents, 0) };
};
`;

let repo: Repo;
let system: RunningSystem;
let call: Client;
let bookId: string;

beforeAll(async () => {
  repo = await createRepo(blueprint);
  const rule = join(repo.folder, 'services/loans/src/domain/quote-fees.ts');
  fs.writeFileSync(rule, quoteFees);
  system = await repo.start();
  call = clientOf(system.url, await system.token());
  const { body } = await call('POST', '/books', { body: { title: 'Emma', feeCents: 50 } });
  bookId = body.id;
});
afterAll(async () => {
  await system?.stop();
  await repo?.remove();
});

const borrow = (id = bookId) => call('POST', '/loans', { body: { bookId: id, days: 3 } });

it('is checked with the rule that was written', async () => {
  const { exitCode, all } = await repo.run('npm', ['run', 'check']);
  expect(exitCode, all).toBe(0);
});

describe('a call', () => {
  it('fills what the callee knows, as it was rendered', async () => {
    const { status, body } = await borrow();
    expect(status).toBe(201);
    expect(body).toMatchObject({ title: 'Emma', reader: 'dev-user' });
    const { body: described } = await call('GET', `/loans/${body.id}/description`);
    expect(described).toEqual({ loanId: body.id, days: 3, bookTitle: 'Emma', feeCents: 50 });
  });

  it('finds out that what is referred to is not there', async () => {
    const { status, body } = await borrow('01890a5d-ac96-774b-bcce-b302099a8057');
    expect(status).toBe(422);
    expect(body.type).toBe('urn:problem-type:reference-not-found');
  });

  it('is there for a rule, with its types', async () => {
    const { status, body } = await call('POST', '/loans/quote', { body: { bookIds: [bookId] } });
    expect([status, body]).toEqual([200, { totalCents: 50 }]);
  });

  it('without a rule that says more, the answer is not made up', async () => {
    const body = { loan: bookId, readerId: bookId, reasonText: 'late' };
    const answer = await call('POST', '/fines', { body });
    expect(answer.status).toBe(422);
  });
});

describe('a callee', () => {
  it('that is stopped holds nobody past the deadline, and is then left alone', async () => {
    const { id } = (await borrow()).body;
    const { books = 0 } = await system.pids();
    process.kill(books, 'SIGSTOP');
    try {
      for (let count = 0; count < 7; count += 1) {
        const began = performance.now();
        const { status } = await borrow();
        expect([503, 504]).toContain(status);
        expect(performance.now() - began).toBeLessThan(1_500);
      }
      const described = await call('GET', `/loans/${id}/description`);
      expect(described.body).toEqual({ loanId: id, days: 3 });
    } finally {
      process.kill(books, 'SIGCONT');
    }
    await expect.poll(async () => (await borrow()).status, { timeout: 5_000 }).toBe(201);
  });

  it('that was killed is 503 until it is back', async () => {
    const { books = 0 } = await system.pids();
    process.kill(books, 'SIGKILL');
    const { status, body } = await borrow();
    expect(status).toBe(503);
    expect(body.type).toBe('urn:problem-type:unavailable');
    await expect.poll(async () => (await borrow()).status, { timeout: 20_000 }).toBe(201);
  });
});
