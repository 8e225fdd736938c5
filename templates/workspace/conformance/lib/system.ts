import type { EntityModel, OperationModel } from '@local/chassis';
import type { Example } from '../../tools/lib/load/facts.ts';
import { readSystem, type System, type SystemService, scopesOf } from '../../tools/lib/system.ts';
import { isMeant } from './meant.ts';

export type Entity = EntityModel & {
  example: Example;
  /** Names of its fields that are personal or secret. */
  redact: readonly string[];
};

/** A call that an operation declares. */
export interface CallFacts {
  service: string;
  operation: string;
  timeoutMs: number;
  retries: number;
  fallback: 'none' | 'default' | 'replica';
  /** There where the call is made without a word of its rule. */
  given?: Readonly<Record<string, readonly string[]>>;
  /** How a replica answers in its place. */
  copy?: {
    replica: string;
    by: string;
    members: Readonly<Record<string, string>>;
    scopes: readonly string[];
  };
}

export type Operation = OperationModel & {
  example: Example;
  calls?: readonly CallFacts[];
  /** Its rule had to be written: nothing else could say what it gives or stores. */
  undecided?: true;
};

export interface Service extends Omit<SystemService, 'operations' | 'entities'> {
  operations: readonly Operation[];
  entities: readonly Entity[];
}

export const system = readSystem() as System & { services: readonly Service[] };

export const services: readonly Service[] = system.services;

/**
 * One service for each pair of language and datastore: enough for the clauses that its contract has
 * no part in.
 */
export const kinds: readonly Service[] = byKind(services).flatMap(([first]) => first ?? []);

/** Of some services those that the run is for, by their language and datastore. */
export function byKind(some: readonly Service[]): Service[][] {
  const meant = some.filter(({ name }) => isMeant(name));
  return [...Map.groupBy(meant, ({ language, datastore }) => `${language} ${datastore}`).values()];
}

/** Every scope of the system, as `scope` has them. */
export const everyScope: string = scopesOf(system).join(' ');
