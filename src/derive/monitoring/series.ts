import type { Blueprint, Service } from '../../blueprint/types.ts';
import { calleesOf } from '../calls.ts';
import { subscriptionsOf } from '../subscriptions.ts';
import { rounded } from './burns.ts';
import type { Labels } from './rule.ts';

/** Series in a test of rules: name and labels, and a value each minute. */
export type Series = Readonly<Record<string, string>>;

/** Minutes: longer than anything has to last before it is told. */
export const watched = 20;

export function series(metric: string, labels: Labels, values: string): Series {
  return { [`${metric}${labelSet(labels)}`]: values };
}

export function labelSet(labels: Labels): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
  return `{${pairs.join(', ')}}`;
}

/** The same value all the time. */
export const steady = (value: number, minutes = watched): string => `${value}+0x${minutes}`;

/** So much more each minute. */
export const growing = (step: number): string => `0+${step}x${watched}`;

/** So much more each minute, for some minutes, and then otherwise. */
export function phases(course: readonly [minutes: number, step: number][]): string {
  let reached = 0;
  return course
    .map(([minutes, step], index) => {
      const from = index === 0 ? 0 : reached + step;
      const times = index === 0 ? minutes : minutes - 1;
      reached += step * minutes;
      return `${rounded(from)}+${rounded(step)}x${times}`;
    })
    .join(' ');
}

/** What there is of a healthy process with one instance, but for requests. */
export function healthyProcess(name: string): Series {
  return {
    ...series('up', one(name), steady(1)),
    ...series('process_uptime_seconds', one(name), growing(60)),
  };
}

export function healthyGateway({ services }: Blueprint): Series {
  const breakers = services.map(({ name }) => breaker('gateway', name, 0));
  return Object.assign(healthyProcess('gateway'), ...breakers);
}

export function healthyService(service: Service, blueprint: Blueprint): Series {
  const { name } = service;
  return Object.assign(
    healthyProcess(name),
    ...['store', 'migrations'].map((reason) => unready(name, reason, 0)),
    ...calleesOf(service, blueprint).map(({ callee }) => breaker(name, callee.name, 0)),
    service.events.length === 0 ? {} : outboxAge(name, 0),
    ...subscriptionsOf(service, blueprint).map(({ model }) => ({
      ...reachable(name, model.name, 1),
      ...lag(name, model.name, 1),
      ...deadLetters(name, model.name, 0),
      ...consumed(name, model.name, 60),
    })),
    ...service.replicas.map((replica) => staleness(name, replica.name, 0)),
  );
}

const one = (service: string): Labels => ({ service, instance: 'a' });

export const unready = (service: string, reason: string, value: number): Series =>
  series('service_unready', { ...one(service), reason }, steady(value));

export const breaker = (service: string, callee: string, state: number): Series =>
  series('http_client_breaker_state', { ...one(service), server_address: callee }, steady(state));

export const outboxAge = (service: string, seconds: number): Series =>
  series('outbox_oldest_age_seconds', one(service), steady(seconds));

export const reachable = (service: string, subscription: string, value: 0 | 1): Series =>
  series('consumer_broker_reachable', { ...one(service), subscription }, steady(value));

export const lag = (service: string, subscription: string, messages: number): Series =>
  series('consumer_lag_messages', { ...one(service), subscription }, steady(messages));

export const deadLetters = (service: string, subscription: string, messages: number): Series =>
  series('dead_letters', { ...one(service), subscription }, steady(messages));

export const consumed = (service: string, subscription: string, perMinute: number): Series =>
  series(
    'messaging_client_consumed_messages_total',
    {
      ...one(service),
      messaging_destination_subscription_name: subscription,
      outcome: 'done',
    },
    growing(perMinute),
  );

export const staleness = (
  service: string,
  replica: string,
  seconds: number,
  instance = 'a',
): Series => series('replica_staleness_seconds', { service, instance, replica }, steady(seconds));
