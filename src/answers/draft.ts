import { kebab } from '../blueprint/names/case.ts';
import type { RawEntity } from '../blueprint/raw.ts';
import type { Catalog } from '../catalog/index.ts';
import { pairIn } from './calls.ts';
import { documentOf } from './document.ts';
import { typesIn } from './entitiesIn.ts';
import { entityNamedAfter } from './entityNamedAfter.ts';
import { entitiesOf, eventsFor } from './ids.ts';
import type { Answers } from './question.ts';
import { isSaid, listIn } from './said.ts';

/**
 * The blueprint so far, as text that the language can read. A service whose entities are still to be
 * said stands there with those that others refer to, at paths that nobody else would choose: no answer is
 * refused for what comes later, nor what it listens to or whom it calls for
 * what others are still to own.
 */
export function draftOf(answers: Answers, catalog: Catalog): string {
  const services = listIn(answers, 'services');
  const isOpen = (service: string) => !isSaid(answers, entitiesOf(service));
  const open = services.filter(isOpen);
  const document = documentOf(withoutCallsOf(withoutEventsOf(answers, open), open), catalog);
  const types = services
    .filter((service) => !isOpen(service))
    .flatMap((service) => typesIn(answers, service));
  const standIns = open.map((service): [string, object] => {
    const named = types.filter((type) => type.startsWith(`${service}.`));
    const referred = named.map((type) => type.slice(service.length + 1));
    const names = referred.length > 0 ? referred : [entityNamedAfter(service)];
    const entities = Object.fromEntries(names.map((name) => [name, standIn(service, name)]));
    return [service, { ...document.services[service], entities }];
  });
  return JSON.stringify({
    ...document,
    services: { ...document.services, ...Object.fromEntries(standIns) },
  });
}

/** They are what the services own, and nobody knows yet what these do. */
function withoutEventsOf(answers: Answers, open: readonly string[]): Answers {
  const listening = listIn(answers, 'services').map((service): [string, string[]] => {
    const events = open.includes(service) ? [] : listIn(answers, eventsFor(service));
    const isOpen = (event: string) => open.some((other) => event.startsWith(`${other}.`));
    return [eventsFor(service), events.filter((event) => !isOpen(event))];
  });
  return { ...answers, ...Object.fromEntries(listening) };
}

function withoutCallsOf(answers: Answers, open: readonly string[]): Answers {
  const calls = listIn(answers, 'calls').filter((text) => {
    const { caller, callee } = pairIn(text);
    return !open.includes(caller) && !open.includes(callee);
  });
  return isSaid(answers, 'calls') ? { ...answers, calls } : answers;
}

function standIn(service: string, name: string): RawEntity {
  return { path: `/still-to-be-said/${kebab(service)}/${kebab(name)}`, fields: { name: 'string' } };
}
