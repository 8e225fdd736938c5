import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainPlan } from '../lib/plan/explain.ts';
import { type Plan, planOf } from '../lib/plan/plan.ts';
import { suitesOf } from '../lib/suites.ts';
import { readSystem, type System, type SystemService } from '../lib/system.ts';

/** A service of which nothing is known but what a plan looks at. */
const service = (name: string, more: Partial<SystemService> = {}): SystemService => ({
  ...({ operations: [], callees: [], subscriptions: [] } as unknown as SystemService),
  name,
  dir: `services/${name}`,
  ...more,
});

const served = { operations: [{ expose: 'public' }] } as unknown as Partial<SystemService>;
const calling = { callees: [{ name: 'one' }] } as unknown as Partial<SystemService>;
const listening = { subscriptions: [{ publisher: 'one' }] } as unknown as Partial<SystemService>;

/** Two asks one, three listens to it, four has nothing to do with anybody, and had another name first. */
const system = {
  name: 'a',
  gateway: { dir: 'gateway' },
  services: [
    service('one', served),
    service('two', calling),
    service('three', listening),
    service('four', { knownAs: 'fourth' }),
  ],
} as unknown as System;

const imageOf = (dir: string) => `${dir}/Dockerfile`;
const images = [...system.services.map(({ dir }) => dir), 'gateway', 'tools'].map(imageOf);

const all: Partial<Plan> = {
  suites: ['tools', 'chassis', 'one', 'two', 'three', 'four', 'gateway', 'conformance'],
  dockerfiles: images,
  system: true,
  everything: true,
};
const nothing: Partial<Plan> = { suites: [], dockerfiles: [], system: false, everything: false };

/** The suites of these, their clauses, and their images. */
const some = (...names: string[]): Partial<Plan> => ({
  suites: [...names, `conformance:${names.join(',')}`],
  dockerfiles: names.map((name) => imageOf(name === 'gateway' ? name : `services/${name}`)),
  system: true,
  everything: false,
});

function partial({ suites, dockerfiles, system, everything }: Partial<Plan>): Partial<Plan> {
  return { suites, dockerfiles, system, everything };
}

const cases: readonly [paths: string[], expected: Partial<Plan>][] = [
  [['services/four/src/domain/rule.ts'], some('four')],
  [['services/four/Dockerfile'], some('four')],
  [['services/four/migrations/0002_change.sql', 'services/two/src/main.ts'], some('two', 'four')],
  [['services/no-longer/src/main.ts'], all],
  // Who asks it, and the gateway in front of it; who listens to it.
  [['contracts/openapi/one.yaml'], some('one', 'two', 'gateway')],
  [['contracts/openapi/fourth.yaml'], some('four')],
  [['contracts/openapi/four.yaml'], all],
  [['contracts/events/one/happened.v1.json'], some('one', 'three')],
  [['contracts/openapi/no-longer.yaml'], all],
  [['contracts/openapi.yaml'], some('gateway')],
  [['contracts/asyncapi.yaml', 'contracts/locks/one.v1.json'], nothing],
  [['gateway/src/main.ts'], some('gateway')],
  [['gateway/src/main.ts', 'services/three/src/main.ts'], some('three', 'gateway')],
  [['conformance/test/health.test.ts'], { ...nothing, suites: ['conformance'] }],
  [
    ['conformance/test/health.test.ts', 'services/four/src/main.ts'],
    { ...some('four'), suites: ['four', 'conformance'] },
  ],
  [
    ['one', 'two', 'three', 'four', 'gateway'].map((name) =>
      name === 'gateway' ? 'gateway/src/main.ts' : `services/${name}/src/main.ts`,
    ),
    {
      suites: ['one', 'two', 'three', 'four', 'gateway', 'conformance'],
      dockerfiles: images.slice(0, -1),
      system: true,
      everything: false,
    },
  ],
  [['deploy/compose/compose.yaml'], { ...nothing, system: true }],
  [['observability/prometheus/rules/one.yaml'], { ...nothing, system: true }],
  [['README.md', 'docs/architecture.md', 'AGENTS.md', 'CODEOWNERS'], nothing],
  [['services/one/README.md', 'gateway/README.md', 'conformance/README.md'], nothing],
  [['microservices.yaml', 'microservices.lock', 'tools/gen/drawn.json'], nothing],
  [['renovate.json5', 'biome.json', '.gitignore', '.env.example'], nothing],
  [['chassis/SPEC.md'], all],
  [['chassis/typescript/src/log.ts'], all],
  [['tools/start.ts'], all],
  [['package.json'], all],
  [['tsconfig.json'], all],
  [['.node-version'], all],
  [['.dockerignore'], all],
  [['something/new.txt'], all],
  [['services/four/src/main.ts', 'something/new.txt'], all],
  [[], nothing],
];

for (const [paths, expected] of cases) {
  test(`a change of ${paths.join(', ') || 'nothing'}`, () => {
    assert.deepEqual(partial(planOf({ paths, before: system }, system, images)), expected);
  });
}

test('what nobody knows may be anything', () => {
  const plan = planOf({ unknown: 'the clone is shallow' }, system, images);
  assert.deepEqual(partial(plan), all);
  assert.deepEqual(plan.why, { everything: ['the clone is shallow'] });
});

test('facts about the system are compared service by service', () => {
  const paths = ['tools/gen/system.json', 'tools/gen/drawn.json'];
  const before = (more: Partial<System>) =>
    planOf({ paths, before: { ...system, ...more } }, system, images);
  const [one, two, three, four] = system.services as [
    SystemService,
    SystemService,
    SystemService,
    SystemService,
  ];
  assert.deepEqual(partial(before({})), nothing);
  assert.deepEqual(
    partial(before({ services: [one, two, { ...three, timeoutMs: 1 }, four] })),
    some('three'),
  );
  assert.deepEqual(partial(before({ services: [one, two, three] })), some('four'));
  assert.deepEqual(partial(before({ services: [...system.services, service('gone')] })), all);
  assert.deepEqual(partial(before({ name: 'b' })), all);
  assert.deepEqual(partial(planOf({ paths, before: undefined }, system, images)), all);
});

test('without containers there is nothing to build, and no system to start', () => {
  const plan = planOf({ paths: ['services/four/src/main.ts'], before: system }, system, []);
  assert.deepEqual(partial(plan), { ...some('four'), dockerfiles: [], system: false });
});

test('images that nothing here starts together are built', () => {
  const change = { paths: ['services/four/src/main.ts'], before: system };
  const plan = planOf(change, system, images, false);
  assert.deepEqual(partial(plan), { ...some('four'), system: false });
});

test('it says why, and no name of a file is taken for a word of the log', () => {
  const paths = [
    'services/four/a\n::error::b',
    'services/four/b',
    'services/four/c',
    'services/four/d',
  ];
  const told = explainPlan(planOf({ paths, before: system }, system, images));
  assert.match(told, /^ {2}four: "services\/four\/a\\n::error::b", .* and 1 more$/m);
  assert.doesNotMatch(told, /^\s*::/m);
});

test('everything is every suite of this repo', () => {
  const here = readSystem();
  const { suites } = planOf({ unknown: 'all of it' }, here, []);
  assert.deepEqual(
    [...suites].sort(),
    suitesOf(here)
      .map(({ name }) => name)
      .sort(),
  );
});
