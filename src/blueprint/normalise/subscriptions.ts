import type { Path } from '../finding.ts';
import { pascal } from '../names/case.ts';
import { suggestion } from '../nearest.ts';
import { quote } from '../quote.ts';
import type { RawSubscription } from '../raw.ts';
import type { Ref, Replica, Subscription } from '../types.ts';
import type { ServiceNames } from './directory.ts';
import { refOf } from './references.ts';
import type { Scope } from './scope.ts';

/** What a service has that an event of another one could concern. */
export interface Concerns {
  replicas: readonly Replica[];
  /** Entities of other services that its own entities refer to. */
  referred: readonly Ref[];
}

export function subscriptionsOf(
  scope: Scope,
  service: ServiceNames,
  concerns: Concerns,
): Subscription[] {
  const seen = new Set<string>();
  return (service.raw.subscribes ?? []).flatMap((written, index) => {
    const path = ['services', service.name, 'subscribes', index];
    const raw = typeof written === 'string' ? { event: written } : written;
    const eventPath = typeof written === 'string' ? path : [...path, 'event'];
    const event = refOf(scope, 'event', raw.event, eventPath);
    if (!event) return [];
    if (seen.has(raw.event)) {
      const message = `${service.name} subscribes to ${quote(raw.event)} twice`;
      scope.report({ code: 'duplicate', message, hint: 'Leave one.', path: eventPath });
    }
    seen.add(raw.event);
    const subscription = subscriptionOf(scope, service, concerns, raw, event, path);
    return subscription ? [subscription] : [];
  });
}

function subscriptionOf(
  scope: Scope,
  service: ServiceNames,
  concerns: Concerns,
  raw: RawSubscription,
  event: Ref,
  path: Path,
): Subscription | undefined {
  const then = raw.then ?? impliedThen(scope, concerns, raw, event);
  if (then === undefined) {
    scope.report({
      code: 'then',
      message: `What ${service.name} does with ${quote(raw.event)} can't be derived`,
      hint: `Write { event: ${raw.event}, then: custom, handler: on${pascal(event.name)} }, or then: call.`,
      path,
    });
    return undefined;
  }
  for (const word of ['call', 'handler'] as const) {
    if (raw[word] === undefined || then === (word === 'call' ? 'call' : 'custom')) continue;
    const message = `${word} does not go with then: ${then}`;
    scope.report({ code: 'then', message, hint: `Leave out ${word}.`, path: [...path, word] });
  }
  if (then === 'delete-referring' && !concerns.referred.some((ref) => isAbout(scope, event, ref))) {
    scope.report({
      code: 'then',
      message: `No entity of ${service.name} refers to what ${quote(raw.event)} is about`,
      hint: `Give an entity a field of type ${event.service}.<Entity>.`,
      path: [...path, 'then'],
    });
  }
  if (then === 'call') {
    const call = calledBy(scope, service, raw, path);
    return call === undefined ? undefined : { event, then, call };
  }
  if (then !== 'custom') return { event, then };
  return { event, then, handler: raw.handler ?? handlerOf(scope, event) };
}

/** A handler is somebody's file: it keeps its name where the publisher has another one. */
function handlerOf({ directory }: Scope, { service, name }: Ref): string {
  const was = directory.get(service)?.raw.was;
  return `on${pascal(was ?? service)}${pascal(name)}`;
}

/** Replicating is implied where the event feeds a replica, or is about something referred to. */
function impliedThen(
  scope: Scope,
  { replicas, referred }: Concerns,
  raw: RawSubscription,
  event: Ref,
): Subscription['then'] | undefined {
  if (raw.call !== undefined) return 'call';
  if (raw.handler !== undefined) return 'custom';
  const feeds = replicas.some(
    ({ of, fedBy }) => isAbout(scope, event, of) || fedBy.some((ref) => same(ref, event)),
  );
  return feeds || referred.some((ref) => isAbout(scope, event, ref)) ? 'replicate' : undefined;
}

const same = (a: Ref, b: Ref) => a.service === b.service && a.name === b.name;

function isAbout({ directory }: Scope, event: Ref, entity: Ref): boolean {
  const about = directory.get(event.service)?.events.get(event.name);
  return event.service === entity.service && about === entity.name;
}

function calledBy(
  scope: Scope,
  service: ServiceNames,
  raw: RawSubscription,
  path: Path,
): string | undefined {
  const name = raw.call;
  if (name !== undefined && service.operations.has(name)) return name;
  scope.report({
    code: 'unknown-operation',
    message:
      name === undefined
        ? 'then: call does not say which operation'
        : `Service ${service.name} has no operation ${quote(name)}`,
    hint:
      name === undefined
        ? 'Write call: <operation>.'
        : suggestion(name, [...service.operations.keys()]),
    path: name === undefined ? path : [...path, 'call'],
  });
  return undefined;
}
