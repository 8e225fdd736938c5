import { suggestion } from '../blueprint/nearest.ts';
import { nowCalled } from '../blueprint/nowCalled.ts';
import { quote } from '../blueprint/quote.ts';
import type { Blueprint, Service } from '../blueprint/types.ts';
import type { Problem } from '../errors.ts';
import type { Addition } from './addition.ts';

type Place = Pick<Addition, 'kind' | 'service' | 'inside'>;

/** The service that something goes into or comes from, or why there is none such. */
export function placeIn(
  { services }: Blueprint,
  { kind, service, inside = '' }: Place,
): { service: Service } | { problem: Problem } {
  const found = services.find(({ name }) => name === service);
  if (found === undefined) {
    return { problem: unknownService(service, services) };
  }
  if (kind === 'field') {
    const names = [...found.entities, ...found.valueObjects].map(({ name }) => name);
    if (!names.includes(inside)) {
      const message = `Service ${service} has no entity ${quote(inside)}`;
      return { problem: unknown('unknown-entity', message, inside, names) };
    }
  }
  if (kind === 'call') {
    const names = found.operations.map(({ name }) => name);
    if (!names.includes(inside)) {
      const message = `Service ${service} has no operation ${quote(inside)}`;
      return { problem: unknown('unknown-operation', message, inside, names) };
    }
  }
  return { service: found };
}

/** There is none of that name; where there was, what it is called now is said. */
export function unknownService(name: string, services: Blueprint['services']): Problem {
  const names = new Map(services.map((each) => [each.name, { raw: each }]));
  const problem = unknown('unknown-service', `There is no service ${quote(name)}`, name, [
    ...names.keys(),
  ]);
  const hint = nowCalled(names, name);
  return hint === undefined ? problem : { ...problem, hint };
}

export function unknown(
  code: Problem['code'],
  message: string,
  word: string,
  names: readonly string[],
): Problem {
  const hint = suggestion(word, names);
  return { code, message, ...(hint === undefined ? {} : { hint }), path: [] };
}
