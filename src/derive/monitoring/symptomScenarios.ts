import type { Blueprint, Service } from '../../blueprint/types.ts';
import { calleesOf } from '../calls.ts';
import { subscriptionsOf } from '../subscriptions.ts';
import type { Labels } from './rule.ts';
import { firing, type Scenario } from './scenario.ts';
import {
  breaker,
  consumed,
  deadLetters,
  lag,
  outboxAge,
  reachable,
  type Series,
  series,
  staleness,
  steady,
  unready,
  watched,
} from './series.ts';
import { allowedLag, allowedStaleness } from './symptoms.ts';

/** Something that goes wrong from the beginning on. */
interface Fault {
  name: string;
  /** Instead of what is healthy. */
  series: Series;
  /** Series that are not there. */
  without?: (name: string) => boolean;
  /** Minutes, after which it is told, and not before. */
  after: number;
  alert: Labels;
}

const page = (alertname: string, more: Labels = {}) => ({ alertname, severity: 'page', ...more });
const ticket = (alertname: string, more: Labels = {}) => ({
  alertname,
  severity: 'ticket',
  ...more,
});

/** @param healthy what a process has on a good day */
export function gatewaySymptoms({ services }: Blueprint, healthy: Series): Scenario[] {
  const faults = [...processFaults('gateway'), ...breakerFaults('gateway', services)];
  return scenarios(faults, healthy, {});
}

export function serviceSymptoms(
  service: Service,
  blueprint: Blueprint,
  healthy: Series,
): Scenario[] {
  const { name } = service;
  const subscriptions = subscriptionsOf(service, blueprint).map(({ model }) => model.name);
  const callees = calleesOf(service, blueprint).map(({ callee }) => callee);
  const faults = [
    ...processFaults(name),
    ...storeFaults(name),
    ...breakerFaults(name, callees),
    ...(service.events.length > 0 ? [outboxFault(name)] : []),
    ...consumerFaults(service, subscriptions),
    ...replicaFaults(service),
  ];
  return scenarios(faults, healthy, limitsOf(service, subscriptions));
}

function scenarios(faults: Fault[], healthy: Series, limits: Series): Scenario[] {
  const quiet = (name: string, more: Series): Scenario => ({
    name,
    series: { ...healthy, ...more },
    checks: [firing(watched, [])],
  });
  return [
    quiet('nothing is wrong', {}),
    quiet('everything at its limit', limits),
    ...faults.map((fault) => scenarioOf(fault, healthy)),
  ];
}

function scenarioOf(
  { name, series: more, without, after, alert }: Fault,
  healthy: Series,
): Scenario {
  const all = Object.entries({ ...healthy, ...more });
  return {
    name,
    series: Object.fromEntries(all.filter(([each]) => !without?.(each))),
    checks: [...(after === 0 ? [] : [firing(after - 1, [])]), firing(after, [alert])],
  };
}

function processFaults(service: string): Fault[] {
  return [
    {
      name: 'no instance answers',
      series: {},
      without: (name) => name.startsWith('up{'),
      after: 1,
      alert: page('ServiceDown', { callee: service }),
    },
    {
      name: 'one of two instances does not answer',
      series: series('up', { service, instance: 'b' }, steady(0)),
      after: 5,
      alert: ticket('InstanceDown'),
    },
    {
      name: 'it starts again and again',
      series: series(
        'process_uptime_seconds',
        { service, instance: 'a' },
        '0 60 0 60 0 60 0+60x60',
      ),
      after: 6,
      alert: ticket('Restarting'),
    },
  ];
}

function storeFaults(service: string): Fault[] {
  return ['store', 'migrations'].map((reason) => ({
    name: `it is not ready: ${reason}`,
    series: unready(service, reason, 1),
    after: 1,
    alert: page('Unready', { callee: service, reason }),
  }));
}

function breakerFaults(service: string, callees: readonly Service[]): Fault[] {
  return callees.slice(0, 1).map(({ name: callee }) => ({
    name: `${callee} is asked no more`,
    series: breaker(service, callee, 2),
    after: 1,
    alert: ticket('BreakerOpen', { callee }),
  }));
}

function outboxFault(service: string): Fault {
  return {
    name: 'events are not sent',
    series: outboxAge(service, 61),
    after: 2,
    alert: page('OutboxStuck'),
  };
}

function consumerFaults(service: Service, subscriptions: readonly string[]): Fault[] {
  const { name } = service;
  const [subscription] = subscriptions;
  if (subscription === undefined) return [];
  return [
    {
      name: 'the broker tells nothing',
      series: Object.assign({}, ...subscriptions.map((each) => reachable(name, each, 0))),
      after: 2,
      alert: page('BrokerAway'),
    },
    {
      name: 'messages were given up',
      series: deadLetters(name, subscription, 1),
      after: 1,
      alert: ticket('DeadLetters', { subscription }),
    },
    {
      name: 'no message is handled',
      series: consumed(name, subscription, 0),
      after: 5,
      alert: page('ConsumerStalled', { subscription }),
    },
    {
      name: 'more messages come than are handled',
      series: lag(name, subscription, allowedLag(service) + 1),
      after: 15,
      alert: ticket('ConsumerLag', { subscription }),
    },
  ];
}

function replicaFaults(service: Service): Fault[] {
  return service.replicas.map((replica) => ({
    name: `copies are old: ${replica.name}`,
    series: staleness(service.name, replica.name, allowedStaleness(replica) + 1),
    after: 1,
    alert: ticket('ReplicaStale', { replica: replica.name }),
  }));
}

/** As much of everything as is still allowed. */
function limitsOf(service: Service, subscriptions: readonly string[]): Series {
  const { name } = service;
  return Object.assign(
    {},
    service.events.length > 0 ? outboxAge(name, 60) : {},
    ...subscriptions.map((each) => lag(name, each, allowedLag(service))),
    ...service.replicas.flatMap((replica) => [
      staleness(name, replica.name, allowedStaleness(replica)),
      staleness(name, replica.name, 10 * allowedStaleness(replica), 'b'),
    ]),
  );
}
