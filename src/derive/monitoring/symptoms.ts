import type { Blueprint, Replica, Service } from '../../blueprint/types.ts';
import { calleesOf } from '../calls.ts';
import { quoted } from './objective.ts';
import { type Alert, alertOf } from './rule.ts';

/** Where the blueprint says nothing: seconds that a replica may be behind, and messages that may wait. */
const usualStaleness = 300;
const usualLag = 1000;

/** What goes wrong with any process, whatever it promises. */
export function processAlerts(name: string): Alert[] {
  const of = `{service=${quoted(name)}}`;
  return [
    alertOf('ServiceDown', name, `absent(up${of} == 1)`, {
      severity: 'page',
      for: '1m',
      // Whoever calls it has a reason for its own alert.
      labels: { callee: name },
      summary: `No instance of ${name} answers`,
      description: `Nothing of ${name} could be asked for its metrics for a minute.`,
    }),
    alertOf('InstanceDown', name, `up${of} == 0`, {
      severity: 'ticket',
      for: '5m',
      summary: `An instance of ${name} does not answer`,
      description:
        'The instance {{ $labels.instance }} is there, and cannot be asked for its metrics.',
    }),
    alertOf('Restarting', name, `sum(resets(process_uptime_seconds${of}[15m])) >= 3`, {
      severity: 'ticket',
      summary: `${name} starts again and again`,
      description: `${name} was started {{ $value }} times within 15 minutes.`,
    }),
  ];
}

/** The own store. */
export function storeAlerts({ name }: Service): Alert[] {
  const of = `{service=${quoted(name)},reason=~"store|migrations"}`;
  return [
    alertOf('Unready', name, `max by (reason) (service_unready${of}) == 1`, {
      severity: 'page',
      for: '1m',
      labels: { callee: name },
      summary: `${name} is not ready: {{ $labels.reason }}`,
      description: `An instance of ${name} cannot do its work, for the reason that /readyz gives.`,
    }),
  ];
}

/** Who is called and cannot answer. */
export function breakerAlerts(name: string): Alert[] {
  const state = `http_client_breaker_state{service=${quoted(name)}}`;
  return [
    alertOf('BreakerOpen', name, `max by (server_address) (${state}) > 0`, {
      severity: 'ticket',
      for: '1m',
      labels: { callee: '{{ $labels.server_address }}' },
      summary: `${name} does not ask {{ $labels.server_address }} any more`,
      description: `{{ $labels.server_address }} fails so often that ${name} sends it a request now and then only, and answers without it.`,
    }),
  ];
}

/** Events that nobody hears of. */
export function outboxAlerts({ name }: Service): Alert[] {
  const age = `max(outbox_oldest_age_seconds{service=${quoted(name)}})`;
  return [
    alertOf('OutboxStuck', name, `${age} > 60`, {
      severity: 'page',
      for: '2m',
      summary: `Events of ${name} are not sent`,
      description: `The oldest event has been waiting for the broker for {{ $value | humanizeDuration }}.`,
    }),
  ];
}

/** Messages that nobody handles. */
export function consumerAlerts(service: Service): Alert[] {
  const { name } = service;
  const of = `{service=${quoted(name)}}`;
  const lag = `max by (subscription) (consumer_lag_messages${of})`;
  const limit = allowedLag(service);
  return [
    alertOf('BrokerAway', name, `max(consumer_broker_reachable${of}) == 0`, {
      severity: 'page',
      for: '2m',
      // So long what has been waiting may need to be sent and handled.
      keep: '2m',
      summary: `${name} does not reach the broker`,
      description: `${name} runs, and the broker does not tell it what waits: no message is handled.`,
    }),
    alertOf('DeadLetters', name, `max by (subscription) (dead_letters${of}) > 0`, {
      severity: 'ticket',
      for: '1m',
      summary: `${name} gave up messages of {{ $labels.subscription }}`,
      description: '{{ $value }} messages wait for somebody who decides what becomes of them.',
    }),
    alertOf(
      'ConsumerStalled',
      name,
      `${lag} > 0\nunless on (subscription) (\n  ${handled(of)} > 0\n)`,
      {
        severity: 'page',
        for: '5m',
        summary: `${name} handles no message of {{ $labels.subscription }}`,
        description: '{{ $value }} messages wait, and none was handled in the last five minutes.',
      },
    ),
    alertOf('ConsumerLag', name, `${lag} > ${limit}`, {
      severity: 'ticket',
      for: '15m',
      summary: `${name} is behind with {{ $labels.subscription }}`,
      description: `{{ $value }} messages wait, more than ${limit} for a quarter of an hour.`,
    }),
    ...replicaAlerts(service),
  ];
}

const handled = (of: string) =>
  `sum by (subscription) (label_replace(increase(messaging_client_consumed_messages_total${of}[5m]), "subscription", "$1", "messaging_destination_subscription_name", "(.+)"))`;

/** One for each of the limits that its replicas have. */
function replicaAlerts({ name, replicas }: Service): Alert[] {
  return [...new Set(replicas.map(allowedStaleness))].map((seconds) => {
    const group = replicas.filter((replica) => allowedStaleness(replica) === seconds);
    const names = group.map((replica) => replica.name).join('|');
    const staleness = `replica_staleness_seconds{service=${quoted(name)},replica=~${quoted(names)}}`;
    // An instance counts from the last event that came to itself: the one that knows most is right.
    return alertOf('ReplicaStale', name, `min by (replica) (${staleness}) > ${seconds}`, {
      severity: 'ticket',
      for: '1m',
      summary: `${name} has old copies in {{ $labels.replica }}`,
      description: `The copies are {{ $value | humanizeDuration }} behind; ${seconds} seconds are allowed.`,
    });
  });
}

/** In seconds. */
export const allowedStaleness = ({ maxLagSeconds = usualStaleness }: Replica): number =>
  maxLagSeconds;

/** In messages. */
export const allowedLag = ({ scaling }: Service): number => scaling.queueLag ?? usualLag;

/** All that can be told of a service. */
export function symptomsOf(service: Service, blueprint: Blueprint): Alert[] {
  return [
    ...processAlerts(service.name),
    ...storeAlerts(service),
    ...(calleesOf(service, blueprint).length > 0 ? breakerAlerts(service.name) : []),
    ...(service.events.length > 0 ? outboxAlerts(service) : []),
    ...(service.subscribes.length > 0 ? consumerAlerts(service) : []),
  ];
}
