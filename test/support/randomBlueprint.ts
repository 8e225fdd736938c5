/** Random blueprints as JSON text: everything that this version renders, in odd combinations. */

export type Random = () => number;

/** Mulberry32: small, and the same numbers everywhere for a seed. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const nouns = [
  'Order',
  'User',
  'Group',
  'Table',
  'Select',
  'Class',
  'Function',
  'Record',
  'Promise',
  'Event',
];
const words = [
  'type',
  'order',
  'from',
  'where',
  'class',
  'default',
  'delete',
  'count',
  'name',
  'value',
  'limitOf',
  'isNull',
];
const free = ["it's", 'a */ b', '{{x}}', '- a: b # c', 'x | y', '<!-- z -->', '$(id)'];

export function randomBlueprint(random: Random): string {
  const services = sample(
    random,
    ['a', 'orders', 'user-groups', 'x'.repeat(40), 'b2', 'the-end'],
    1,
    4,
  );
  const taken = [...nouns];
  return JSON.stringify({
    schema: 'create-microservices/v1',
    system: {
      name: pick(random, ['s', 'y'.repeat(40), 'a-system']),
      description: pick(random, free),
    },
    platform: {
      ci: pick(random, ['github', 'none']),
      packageManager: pick(random, ['npm', 'pnpm']),
    },
    services: Object.fromEntries(
      services.map((name) => {
        const entities = Array.from(
          { length: 1 + Math.floor(random() * 2) },
          () => taken.splice(0, 1)[0],
        );
        return [
          name,
          {
            context: pick(random, free),
            datastore: pick(random, ['postgres', 'sqlite']),
            entities: Object.fromEntries(
              entities
                .filter((entity) => entity !== undefined)
                .map((entity) => [entity, { fields: fields(random), ...owner(random) }]),
            ),
          },
        ];
      }),
    ),
  });

  function owner(next: Random) {
    return next() < 0.3 ? { owner: 'subject' } : {};
  }
}

function fields(random: Random) {
  const entries = sample(random, words, 1, 6).map((name) => [name, field(random)]);
  return { subject: 'string', ...Object.fromEntries(entries) };
}

function field(random: Random) {
  const type = pick(random, [
    'string',
    'text',
    'integer',
    'number',
    'decimal',
    'boolean',
    'date',
    'timestamp',
    'uuid',
    'email',
    'url',
    'json',
    'enum',
    'string[]',
  ]);
  return {
    type,
    ...(random() < 0.3 && { optional: true }),
    ...(random() < 0.3 && { description: pick(random, free) }),
    ...(random() < 0.2 && { pii: true }),
    ...(['string', 'integer', 'date', 'enum'].includes(type) && random() < 0.4 && { index: true }),
    ...(type === 'enum' && { values: ['one', "it's", 'a "b"', 'c */ d'] }),
    ...(type === 'integer' && random() < 0.5 && { minimum: 0, maximum: 10 }),
  };
}

function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)] as Item;
}

function sample<Item>(random: Random, items: readonly Item[], least: number, most: number): Item[] {
  const left = [...items];
  const count = least + Math.floor(random() * (most - least + 1));
  return Array.from(
    { length: count },
    () => left.splice(Math.floor(random() * left.length), 1)[0] as Item,
  );
}
