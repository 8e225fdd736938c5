import assert from 'node:assert/strict';
import { clause, each, NotHere } from '../lib/clause.ts';
import { ask, assertFault, assertProblem, type Json } from '../lib/client.ts';
import { type Node, shared } from '../lib/fleet.ts';
import {
  call,
  create,
  type Fields,
  inputOf,
  passFor,
  pathOf,
  read,
  subjectsOf,
  takesBody,
  urlOf,
} from '../lib/rows.ts';
import { type Operation, services } from '../lib/system.ts';

/** A service and those of its operations that take a body. */
function bodiesOf(node: Node): Operation[] {
  const found = node.service.operations.filter(takesBody);
  if (found.length === 0) throw new NotHere('no operation with a body');
  return found;
}

/** Sends text as a body to a row that need not be there: faults come before rows. */
function post(node: Node, operation: Operation, body: string) {
  return ask(`${node.api}${pathOf(operation, {})}`, {
    method: operation.method,
    ...passFor(node, operation),
    body,
  });
}

clause('VAL-1 who may not do it learns nothing about the body', (t) =>
  each(t, services, async (service) => {
    const node = await shared(service);
    const guarded = service.operations.filter(
      ({ auth }) => auth !== 'anonymous' && auth.length > 0,
    );
    if (guarded.length === 0) throw new NotHere('no operation asks for a scope');
    for (const operation of guarded) {
      const url = `${node.api}${pathOf(operation, {})}?no-such-parameter=1`;
      const { method } = operation;
      const body = takesBody(operation) ? '{"no-such-member":' : undefined;
      const without = node.issuer.token({ scope: 'something-else' });
      const { headers } = passFor(node, operation);
      assertProblem(await ask(url, { method, body, headers, token: without }), 'forbidden', 403);
      assertProblem(await ask(url, { method, body, headers }), 'unauthenticated', 401);
      const good = await ask(url, { method, ...passFor(node, operation) });
      assertProblem(good, 'validation-failed', 400);
    }
  }),
);

/** Pointers to each object in a value, the whole of it first. */
function objectsIn(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.entries(value).flatMap(([key, member]) =>
    objectsIn(member, `${path}/${key}`),
  );
  return Array.isArray(value) ? below : [path, ...below];
}

/** A copy with one member more in the object that the pointer names. */
function withMember(value: Json, pointer: string): Json {
  const copy = structuredClone(value);
  const steps = pointer.split('/').slice(1);
  const target = steps.reduce((inside, step) => inside[step], copy);
  target['no-such-member'] = 1;
  return copy;
}

clause('VAL-2 a member that the contract does not have is a fault, at any depth', (t) =>
  each(t, services, async (service) => {
    const node = await shared(service);
    for (const operation of service.operations) {
      const url = `${node.api}${pathOf(operation, {})}?no-such-parameter=1`;
      const answer = await ask(url, { method: operation.method, ...passFor(node, operation) });
      assertFault(answer, 'query', '/no-such-parameter');
      if (!takesBody(operation)) continue;
      const input = await inputOf(node, operation);
      const free = freeMembers(operation);
      for (const pointer of objectsIn(input)) {
        if (free.some((name) => pointer.startsWith(`/${name}`))) continue;
        const body = JSON.stringify(withMember(input, pointer));
        assertFault(await post(node, operation, body), 'body', `${pointer}/no-such-member`);
      }
    }
  }),
);

/** Members that may be any JSON. */
function freeMembers({ schema }: Operation): string[] {
  const properties = Object.entries((schema.body?.properties ?? {}) as Record<string, Json>);
  return properties
    .filter(([, { type, items }]) => (items ?? { type }).type === undefined)
    .map(([name]) => name);
}

const otherThan: Readonly<Record<string, unknown>> = {
  integer: '1',
  number: '1',
  boolean: 'true',
  string: 1,
  array: 'a',
  object: 'a',
};

clause('VAL-3 values in a body are not converted, text in path and query is read', (t) =>
  each(t, services, async (service) => {
    const node = await shared(service);
    for (const operation of service.operations.filter(takesBody)) {
      const input = await inputOf(node, operation);
      const properties = (operation.schema.body?.properties ?? {}) as Record<string, Json>;
      for (const [name, { type }] of Object.entries(properties)) {
        const other = otherThan[type];
        if (other === undefined) continue;
        const body = JSON.stringify({ ...input, [name]: other });
        assertFault(await post(node, operation, body), 'body', `/${name}`);
      }
    }
    for (const { list } of subjectsOf(node)) {
      if (list === undefined) continue;
      assert.equal((await call(node, list, { fields: { limit: '1' } })).status, 200);
      for (const limit of ['one', '1.5', '0', '101', '']) {
        assertFault(await call(node, list, { fields: { limit } }), 'query', '/limit');
      }
    }
  }),
);

clause('VAL-4 a query parameter that is given twice is a fault', (t) =>
  each(t, services, async (service) => {
    const node = await shared(service);
    const lists = subjectsOf(node).flatMap(({ list }) => list ?? []);
    if (lists.length === 0) throw new NotHere('no operation with query parameters');
    for (const list of lists) {
      const names = Object.keys((list.schema.query?.properties ?? {}) as object);
      for (const name of names) {
        const answer = await ask(`${urlOf(node, list, {})}?${name}=1&${name}=1`, {
          ...passFor(node, list),
        });
        assertFault(answer, 'query', `/${name}`);
      }
    }
  }),
);

clause('VAL-5 JSON that is invalid, dangerous or missing is a fault of the body', (t) =>
  each(t, services, async (service) => {
    const node = await shared(service);
    for (const operation of bodiesOf(node)) {
      const bad = [
        '{',
        '{"a":1',
        "{'a':1}",
        '{"__proto__":{}}',
        '{"constructor":{"prototype":{}}}',
        'ä',
      ];
      for (const body of bad) assertFault(await post(node, operation, body), 'body', '');
      const required = (operation.schema.body?.required ?? []) as string[];
      if (required.length > 0) assertFault(await post(node, operation, ''), 'body', '');
    }
  }),
);

function nulls(value: unknown): boolean {
  if (value === null) return true;
  return typeof value === 'object' && Object.values(value as object).some(nulls);
}

clause('VAL-6 null is a fault in a request, and never sent', (t) =>
  each(t, services, async (service) => {
    const node = await shared(service);
    for (const operation of bodiesOf(node)) {
      const input: Fields = await inputOf(node, operation);
      const free = freeMembers(operation);
      for (const name of Object.keys((operation.schema.body?.properties ?? {}) as object)) {
        if (free.includes(name)) continue;
        const body = JSON.stringify({ ...input, [name]: null });
        assertFault(await post(node, operation, body), 'body', `/${name}`);
      }
    }
    for (const subject of subjectsOf(node)) {
      const row = await create(subject);
      assert.ok(!nulls(row), JSON.stringify(row));
      if (subject.get) assert.ok(!nulls(await read(subject, row)));
      const list = subject.list && (await call(node, subject.list, { fields: {} }));
      assert.ok(!nulls(list?.json?.items ?? []));
    }
  }),
);
