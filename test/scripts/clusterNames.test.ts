import { describe, expect, it } from 'vitest';
import { answer, namesOf } from '../../scripts/verify/kubernetes/names.ts';

/** What `npm run verify:kubernetes` answers in the place of a cluster's DNS. */

const service = (name: string, clusterIP: string) => {
  return { metadata: { name, namespace: 'town' }, spec: { clusterIP } };
};
const slice = {
  metadata: { namespace: 'town', labels: { 'kubernetes.io/service-name': 'store' } },
  endpoints: [
    { addresses: ['10.0.0.1'], hostname: 'store-0', conditions: { ready: true } },
    { addresses: ['10.0.0.2'], conditions: { ready: false } },
  ],
};
const names = namesOf([service('books', '10.1.0.1'), service('store', 'None')], [slice]);

function query(name: string, type: number): Buffer {
  const labels = name.split('.').map((label) => [label.length, ...Buffer.from(label)]);
  const head = [0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0];
  return Buffer.from([...head, ...labels.flat(), 0, 0, type, 0, 1]);
}

/** Code and addresses of an answer. */
function read(asked: Buffer): [code: number, addresses: string[]] {
  const given = answer(asked, names);
  expect(given.subarray(0, 2)).toEqual(asked.subarray(0, 2));
  expect(given.subarray(12, asked.length)).toEqual(asked.subarray(12));
  const records = given.subarray(asked.length);
  const count = given.readUInt16BE(6);
  expect(records).toHaveLength(16 * count);
  const addresses = Array.from({ length: count }, (_, index) =>
    records.subarray(16 * index + 12, 16 * index + 16).join('.'),
  );
  return [(given[3] ?? 0) & 15, addresses];
}

describe('names of a cluster', () => {
  it.each([
    ['books.town.svc.cluster.local', ['10.1.0.1']],
    ['BOOKS.town.svc.cluster.local', ['10.1.0.1']],
    ['store.town.svc.cluster.local', ['10.0.0.1']],
    ['store-0.store.town.svc.cluster.local', ['10.0.0.1']],
  ])('%s', (name, addresses) => {
    expect(read(query(name, 1))).toEqual([0, addresses]);
  });

  it('has no IPv6, which is not to say that there is no such name', () => {
    expect(read(query('books.town.svc.cluster.local', 28))).toEqual([0, []]);
  });

  it.each(['books', 'books.city.svc.cluster.local', 'example.com'])('not %s', (name) => {
    expect(read(query(name, 1))).toEqual([3, []]);
  });
});
