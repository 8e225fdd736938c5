import type { Finding } from '../blueprint/finding.ts';
import { knownAs } from '../blueprint/knownAs.ts';
import { suggestion } from '../blueprint/nearest.ts';
import { quote } from '../blueprint/quote.ts';
import type { Blueprint, Service } from '../blueprint/types.ts';
import type { History } from './history.ts';

/** The names of services after this blueprint; undefined where each still has its first one. */
export function namesAfter(history: History, { services }: Blueprint): History['names'] {
  const renamed = services.flatMap((service): [string, string[]][] => {
    const first = knownAs(service);
    const names = namesOf(history, first);
    if (names.at(-1) === service.name) return [];
    return [[first, [...names.filter((name) => name !== service.name), service.name]]];
  });
  return history.names === undefined && renamed.length === 0
    ? undefined
    : { ...history.names, ...Object.fromEntries(renamed) };
}

/** Names that a service has had, that of now last. @param first by which the history knows it */
export function namesOf({ names }: History, first: string): string[] {
  return names !== undefined && Object.hasOwn(names, first) ? (names[first] ?? []) : [first];
}

/** What cannot be told: whose data a service has, by its name and its `was`. */
export function refusedNames(history: History, { services }: Blueprint): Finding[] {
  const known = firstNames(history);
  // Of a repo that is not there yet, nothing has had another name.
  if (known.length === 0) return [];
  return services.flatMap((service) => refusal(service, history, known) ?? []);
}

function refusal(service: Service, history: History, known: string[]): Finding | undefined {
  const { name, was } = service;
  const first = knownAs(service);
  const isUnknown = was !== undefined && !known.includes(first);
  const owner = known.find((each) => isUnknown && namesOf(history, each).includes(was));
  if (isUnknown && owner !== undefined) return notTheFirst(name, was, owner);
  const holder = known.find((each) => namesOf(history, each).includes(name));
  if (holder !== undefined && holder !== first) {
    const now = namesOf(history, holder).at(-1) ?? holder;
    return now === name ? notItsOwn(service, holder) : hadBefore(name, now);
  }
  return isUnknown ? unknownName(name, was, known) : undefined;
}

/** Until now the name was that of a service which is known by another one. */
function notItsOwn({ name, was }: Service, holder: string): Finding {
  const path = ['services', name];
  if (was !== undefined && holder === name) {
    return {
      code: 'not-migratable',
      message: `${quote(was)} cannot become ${quote(name)}: until now another service has that name, and a database of it`,
      hint: `Give it a name that no service has had, or leave out was, and ${quote(name)} goes on as it is.`,
      path: [...path, 'was'],
    };
  }
  return {
    code: 'not-migratable',
    message: `The service ${quote(name)} was ${quote(holder)} first: its database, its messages and its scopes have that name`,
    hint:
      holder === name
        ? 'Leave out was.'
        : `Write was: ${holder} for as long as it is there. For a new service, take a name that none has had.`,
    path: was === undefined ? path : [...path, 'was'],
    ...(was === undefined && { at: 'key' }),
  };
}

/** Files that are still on branches, and builds that still run, would be taken for those of the other one. */
function hadBefore(name: string, now: string): Finding {
  return {
    code: 'not-migratable',
    message: `The name ${quote(name)} is one that the service ${quote(now)} has had`,
    hint: 'Take a name that no service has had.',
    path: ['services', name],
    at: 'key',
  };
}

function notTheFirst(name: string, was: string, first: string): Finding {
  return {
    code: 'not-migratable',
    message: `The service ${quote(name)} was ${quote(was)}, and ${quote(first)} first: its database, its messages and its scopes have that name`,
    hint: first === name ? 'Leave out was.' : `Write was: ${first}.`,
    path: ['services', name, 'was'],
  };
}

function unknownName(name: string, was: string, known: string[]): Finding {
  return {
    code: 'not-migratable',
    message: `The service ${quote(name)} cannot have been ${quote(was)}: there was none of that name`,
    hint: suggestion(was, known) ?? 'Leave out was.',
    path: ['services', name, 'was'],
  };
}

/** Of every service that there ever was. */
function firstNames({ ports }: History): string[] {
  return Object.keys(ports).flatMap((folder) => /^services\/(.*)$/.exec(folder)?.[1] ?? []);
}
