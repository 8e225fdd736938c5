import { kebab } from '../blueprint/names/case.ts';
import type { RawEntity } from '../blueprint/raw.ts';
import type { Catalog } from '../catalog/index.ts';
import { documentOf, entitiesIn } from './document.ts';
import { entityNamedAfter } from './entityNamedAfter.ts';
import type { Answers } from './question.ts';
import { entitiesOf } from './questions.ts';
import { isSaid, listIn } from './said.ts';

/**
 * The blueprint so far, as text that the language can read. A service whose entities are still to be
 * said stands there with those that others refer to, at paths that nobody else would choose: no answer is
 * refused for what comes later.
 */
export function draftOf(answers: Answers, catalog: Catalog): string {
  const document = documentOf(answers, catalog);
  const services = listIn(answers, 'services');
  const isOpen = (service: string) => !isSaid(answers, entitiesOf(service));
  const types = services
    .filter((service) => !isOpen(service))
    .flatMap((service) => typesIn(answers, service));
  const standIns = services.filter(isOpen).map((service): [string, object] => {
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

function standIn(service: string, name: string): RawEntity {
  return { path: `/still-to-be-said/${kebab(service)}/${kebab(name)}`, fields: { name: 'string' } };
}

function typesIn(answers: Answers, service: string): string[] {
  return entitiesIn(answers, service)
    .flatMap(([, { fields }]) => Object.values(fields))
    .map((field) => (typeof field === 'string' ? field : (field.type ?? '')))
    .map((type) => type.replace(/\[\]$/, ''));
}
