import { describe, expect, it } from 'vitest';
import type { UserError } from '../../../src/errors.ts';
import { advance } from '../../../src/history/advance.ts';
import { emptyHistory, type History } from '../../../src/history/history.ts';
import { blueprintOf } from '../../support/render.ts';

type Services = Record<string, { was?: string }>;

function blueprint(services: Services) {
  const written = Object.entries(services).map(([name, service]) => {
    const entities = { [`Thing${service.was ?? name}`]: { fields: { name: 'string' } } };
    return [name, { ...service, entities }];
  });
  return blueprintOf(
    JSON.stringify({
      schema: 'create-microservices/v1',
      system: { name: 's' },
      services: Object.fromEntries(written),
    }),
  );
}

/** One blueprint after the other. */
const historyOf = (...steps: Services[]): History =>
  steps.reduce((history, services) => advance(history, blueprint(services)), emptyHistory);

/** Where and why the last of them is refused. */
function refusal(...steps: Services[]) {
  const history = historyOf(...steps.slice(0, -1));
  try {
    advance(history, blueprint(steps.at(-1) ?? {}));
  } catch (error) {
    return (error as UserError).problems?.map(({ code, path, message, hint }) => ({
      code,
      path: path.join('.'),
      message,
      hint,
    }));
  }
  return [];
}

const first = { a: {}, other: {} };
const second = { b: { was: 'a' }, other: {} };

describe('the history of a service that has another name', () => {
  it('goes on under the first one: the same port, the same migrations', () => {
    const before = historyOf(first);
    const renamed = historyOf(first, second);
    expect(renamed).toEqual({ ...before, names: { a: ['a', 'b'] } });
    expect(historyOf(first, second, second)).toEqual(renamed);
  });

  it('is that of every later name as well, and of the first one again', () => {
    const third = { c: { was: 'a' }, other: {} };
    expect(historyOf(first, second, third).names).toEqual({ a: ['a', 'b', 'c'] });
    expect(historyOf(first, second, third, second).names).toEqual({ a: ['a', 'c', 'b'] });
    expect(historyOf(first, second, first).names).toEqual({ a: ['b', 'a'] });
    expect(historyOf(first, second, first).schemas).toEqual(historyOf(first).schemas);
  });

  it('is the same where a repo begins with it', () => {
    const fresh = historyOf(second);
    expect(fresh.names).toEqual({ a: ['a', 'b'] });
    expect(Object.keys(fresh.schemas)).toEqual(['a', 'other']);
  });

  it('knows nothing of names where there is no other', () => {
    expect(historyOf(first)).not.toHaveProperty('names');
  });
});

describe('names of services', () => {
  it('do not lose the first one: was stays', () => {
    expect(refusal(first, second, { b: {}, other: {} })).toEqual([
      {
        code: 'not-migratable',
        path: 'services.b',
        message:
          'The service "b" was "a" first: its database, its messages and its scopes have that name',
        hint: 'Write was: a for as long as it is there. For a new service, take a name that none has had.',
      },
    ]);
    // Not after a year without it either.
    expect(refusal(first, second, { other: {} }, { b: {}, other: {} })).toHaveLength(1);
  });

  it('are told by the first one, not by the one before', () => {
    expect(refusal(first, second, { c: { was: 'b' }, other: {} })).toEqual([
      {
        code: 'not-migratable',
        path: 'services.c.was',
        message:
          'The service "c" was "b", and "a" first: its database, its messages and its scopes have that name',
        hint: 'Write was: a.',
      },
    ]);
    expect(refusal(first, second, { a: { was: 'b' }, other: {} })).toMatchObject([
      { path: 'services.a.was', hint: 'Leave out was.' },
    ]);
  });

  it('are of one service: none takes that of another, nor its data', () => {
    expect(refusal(first, { other: { was: 'a' } })).toMatchObject([
      {
        path: 'services.other.was',
        message:
          '"a" cannot become "other": until now another service has that name, and a database of it',
      },
    ]);
    const third = { c: { was: 'a' }, other: {} };
    const fourth = { ...third, b: {} };
    expect(refusal(first, second, fourth)).toMatchObject([{ path: 'services.b' }]);
    expect(refusal(first, second, third, fourth)).toEqual([
      {
        code: 'not-migratable',
        path: 'services.b',
        message: 'The name "b" is one that the service "c" has had',
        hint: 'Take a name that no service has had.',
      },
    ]);
  });

  it('are names that there were', () => {
    expect(refusal(first, { b: { was: 'othr' }, other: {} })).toMatchObject([
      {
        path: 'services.b.was',
        message: 'The service "b" cannot have been "othr": there was none of that name',
        hint: 'Did you mean "other"?',
      },
    ]);
  });
});
