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
  return JSON.stringify(withCalls(random, randomSystem(random)));
}

type Services = Record<string, { entities: Record<string, unknown>; operations?: object }>;

function randomSystem(random: Random): { services: Services } & Record<string, unknown> {
  const services = sample(
    random,
    ['a', 'orders', 'user-groups', 'x'.repeat(40), 'b2', 'the-end'],
    1,
    4,
  );
  const taken = [...nouns];
  return {
    schema: 'create-microservices/v1',
    system: {
      name: pick(random, ['s', 'y'.repeat(40), 'a-system']),
      description: pick(random, free),
    },
    platform: {
      broker: pick(random, ['none', 'nats', 'rabbitmq', 'postgres']),
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
  };

  function owner(next: Random) {
    return next() < 0.3 ? { owner: 'subject' } : {};
  }
}

const fallbacks = ['none', 'default'];

/** One more service, of which each operation calls one of the others: what it reads, or nothing. */
function withCalls(random: Random, system: ReturnType<typeof randomSystem>) {
  if (random() < 0.4) return system;
  const called = Object.entries(system.services).flatMap(([service, { entities }]) =>
    Object.keys(entities).flatMap((entity) => [
      { service, entity, to: `${service}.get${entity}` },
      { service, entity, to: `${service}.delete${entity}` },
    ]),
  );
  const calls = (): object[] =>
    sample(random, called, 1, 2).map(({ to }) => ({
      to,
      retries: Math.floor(random() * 3),
      fallback: pick(random, fallbacks),
      ...(random() < 0.5 && { timeoutMs: 1 + Math.floor(random() * 800) }),
    }));
  const { service, entity } = pick(random, called);
  const operations = {
    make: { http: 'POST /asked', writes: ['Asked'], input: { name: 'string' }, calls: calls() },
    change: { http: 'PUT /asked/{id}', writes: ['Asked'], calls: calls() },
    drop: { http: 'DELETE /asked/{id}', writes: ['Asked'], calls: calls() },
    tell: { http: 'GET /asked/{id}', reads: ['Asked'], calls: calls() },
    explain: {
      http: 'GET /asked/{id}/text',
      reads: ['Asked'],
      output: { askedId: 'uuid', subject: { type: 'string', optional: true } },
      calls: calls(),
    },
    answer: {
      http: 'POST /answers',
      input: { other: `${service}.${entity}` },
      output: { subject: 'string', sum: { type: 'integer', optional: random() < 0.5 } },
      calls: calls(),
    },
  };
  const asked = {
    datastore: pick(random, ['postgres', 'sqlite']),
    entities: {
      Asked: {
        fields: { name: 'string', other: { type: `${service}.${entity}`, optional: true } },
      },
    },
    operations: Object.fromEntries(sample(random, Object.entries(operations), 1, 6)),
  };
  return { ...system, services: { ...system.services, asks: asked } };
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
