import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Blueprint } from '../../../../src/blueprint/types.ts';
import { gatewayRules, serviceRules } from '../../../../src/derive/monitoring/rules.ts';
import { gatewayTests, serviceTests } from '../../../../src/derive/monitoring/tests.ts';
import { blueprintOf } from '../../../support/render.ts';

const golden = (name: string) =>
  blueprintOf(
    readFileSync(new URL(`../../../golden/${name}/microservices.yaml`, import.meta.url), 'utf8'),
  );

/** Rules of each process, and their tests. */
const processesOf = (blueprint: Blueprint) => [
  { name: 'gateway', rules: gatewayRules(blueprint), tests: gatewayTests(blueprint) },
  ...blueprint.services.map((service) => ({
    name: service.name,
    rules: serviceRules(service, blueprint),
    tests: serviceTests(service, blueprint),
  })),
];

const rulesOf = (text: string, name: string) => {
  const blueprint = blueprintOf(text);
  const found = processesOf(blueprint).find((each) => each.name === name);
  return found?.rules.groups.flatMap(({ rules }) => rules) ?? [];
};

const alertsIn = (text: string, name: string) =>
  rulesOf(text, name).flatMap((rule) => ('alert' in rule ? [rule.alert] : []));

describe.each(['one-service', 'two-stores', 'events', 'calls'])('rules of %s', (name) => {
  it.each(processesOf(golden(name)))('$name: none is without a test', ({ rules, tests }) => {
    const checks = tests.tests.flatMap((test) => test.promql_expr_test);
    const gives = checks.map(({ exp_samples: samples }) => samples.map(({ labels }) => labels));
    for (const rule of rules.groups.flatMap((group) => group.rules)) {
      const label =
        'alert' in rule
          ? new RegExp(`alertname="${rule.alert}", severity="${rule.labels.severity}"`)
          : new RegExp(`record="${rule.record}"`);
      const told = gives.filter((labels) => labels.some((each) => label.test(each)));
      expect(told.length, String(label)).toBeGreaterThan(0);
      if ('alert' in rule) expect(told.length, String(label)).toBeLessThan(gives.length);
    }
  });
});

const system = (service: string, more = '') => `
schema: create-microservices/v1
system: { name: a }
${more}
services: { b: { datastore: sqlite, entities: { C: { fields: { d: string } } }, ${service} } }
`;

it('windows and limits follow the objective', () => {
  const [page, ticket] = rulesOf(system('slo: { availability: 99, window: 7d }'), 'b').filter(
    (rule) => 'alert' in rule && rule.alert === 'ErrorBudgetBurn',
  );
  expect(page?.expr).toBe(`(
  service:http_errors:ratio_rate14m{service="b"} > 0.144
  and service:http_errors:ratio_rate1m{service="b"} > 0.144
  and service:http_errors:increase14m{service="b"} >= 10
)
or
(
  service:http_errors:ratio_rate84m{service="b"} > 0.06
  and service:http_errors:ratio_rate7m{service="b"} > 0.06
  and service:http_errors:increase84m{service="b"} >= 10
)`);
  expect(ticket?.expr).toContain('ratio_rate84m{service="b"} > 0.01\n');
});

it('nobody waits for more than all requests to fail', () => {
  const burns = rulesOf(system('slo: { availability: 60 }'), 'b').filter(
    (rule) => 'alert' in rule && rule.alert === 'ErrorBudgetBurn',
  );
  expect(burns.map(({ labels, expr }) => [labels.severity, /> (\S+)/.exec(expr)?.[1]])).toEqual([
    ['ticket', '0.4'],
  ]);
});

it('a latency is looked up in the bucket of its own, however Prometheus writes it', () => {
  const slow = (ms: number) =>
    rulesOf(system(`slo: { latency: { ms: ${ms} } }`), 'b').find(
      (rule) => 'record' in rule && rule.record === 'service:http_slow:ratio_rate5m',
    )?.expr;
  expect(slow(120)).toContain('le="0.12"');
  expect(slow(2000)).toContain('le=~"2(\\\\.0)?"');
});

it('operations of two services at one path are told apart', () => {
  const text = `
schema: create-microservices/v1
system: { name: a }
services:
  b:
    entities: { C: { fields: { d: string } } }
    operations:
      getC: { kind: query, http: "GET /c/{id}", auth: [b], reads: [C] }
      setC: { kind: command, http: "PUT /d/{id}", auth: [b], writes: [C] }
  e:
    entities: { F: { fields: { d: string } } }
    operations: { setF: { kind: command, http: "PUT /c/{id}", auth: [e], writes: [F] } }
`;
  const expr = (service: string) =>
    rulesOf(text, service).find(
      (rule) => 'record' in rule && rule.record === 'operation:http_errors:ratio_rate5m',
    )?.expr;
  expect(expr('b')).toContain('http_request_method=~"GET",http_route=~"/c/\\\\{id\\\\}"');
  expect(expr('b')).toContain('http_request_method=~"PUT",http_route=~"/d/\\\\{id\\\\}"');
  expect(expr('e')).toContain('http_request_method=~"PUT",http_route=~"/c/\\\\{id\\\\}"');
});

it('there is an alert for what a service does, and none for what it does not', () => {
  const alone = alertsIn(system('slo: {}', 'platform: { broker: none }'), 'b');
  expect(alone).toEqual(expect.arrayContaining(['ServiceDown', 'Unready', 'ErrorBudgetBurn']));
  expect(alone).not.toContain('OutboxStuck');
  expect(alone).not.toContain('DeadLetters');
  expect(alone).not.toContain('BreakerOpen');
});
