import { expect, it } from 'vitest';
import { entityNamedAfter } from '../../../src/answers/entityNamedAfter.ts';
import { plural } from '../../../src/blueprint/names/plural.ts';
import { singular } from '../../../src/blueprint/names/singular.ts';

it.each(
  Object.entries({
    orders: 'order',
    addresses: 'address',
    boxes: 'box',
    dishes: 'dish',
    batches: 'batch',
    branches: 'branch',
    coaches: 'coach',
    caches: 'cache',
    houses: 'house',
    warehouses: 'warehouse',
    purchases: 'purchase',
    responses: 'response',
    databases: 'database',
    statuses: 'status',
    aliases: 'alias',
    analyses: 'analysis',
    sizes: 'size',
    shoes: 'shoe',
    heroes: 'hero',
    categories: 'category',
    deliveries: 'delivery',
    movies: 'movie',
    people: 'person',
    children: 'child',
    shelves: 'shelf',
    matrices: 'matrix',
    services: 'service',
    ratings: 'rating',
    topics: 'topic',
    // One already, or one word for both.
    catalog: 'catalog',
    address: 'address',
    status: 'status',
    bus: 'bus',
    basis: 'basis',
    news: 'news',
    series: 'series',
    staff: 'staff',
    analytics: 'analytics',
    logistics: 'logistics',
    billing: 'billing',
    auth: 'auth',
    s: 's',
  }),
)('%s -> %s', (word, expected) => {
  expect(singular(word)).toBe(expected);
  // The way back is what the paths are made of.
  if (expected !== word) expect(plural(expected)).toBe(word);
});

it.each([
  ['orders', 'Order'],
  ['user-groups', 'UserGroup'],
  ['audit-log', 'AuditLog'],
  ['people', 'Person'],
  ['b2b-leads', 'B2bLead'],
])('the service %s owns %s', (service, entity) => {
  expect(entityNamedAfter(service)).toBe(entity);
});
