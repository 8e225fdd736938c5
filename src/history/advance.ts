import { isDeepStrictEqual } from 'node:util';
import type { Finding } from '../blueprint/finding.ts';
import { knownAs } from '../blueprint/knownAs.ts';
import type { Blueprint, Service } from '../blueprint/types.ts';
import { unlocated } from '../blueprint/unlocated.ts';
import { catalog, optionOf } from '../catalog/index.ts';
import { type Problem, UserError } from '../errors.ts';
import { carry } from './carry.ts';
import { type Difference, differenceOf, renamed } from './difference.ts';
import { formerNames } from './formerNames.ts';
import type { Column, History, ProcessPorts, Schema, SchemaStep } from './history.ts';
import { keptAs } from './keptAs.ts';
import { mistakenNames } from './mistaken.ts';
import { namesAfter, refusedNames } from './names.ts';
import { refusalsOf } from './refusals.ts';
import { schemaOf } from './schema.ts';

const firstApiPort = 8080;
/** The admin port lies this far above the API port. */
const adminOffset = 1000;

export interface AdvanceOptions {
  /** Tables and columns that are no longer wanted go, with what is in them. */
  drop?: boolean;
  /** Gives a finding its place in the file. */
  locate?: (finding: Finding) => Problem;
}

/**
 * History after this blueprint: ports for new processes, a schema step for each changed schema. Pure.
 * @throws UserError with everything that rows cannot follow, or that would be lost
 */
export function advance(
  history: History,
  blueprint: Blueprint,
  { drop = false, locate = unlocated }: AdvanceOptions = {},
): History {
  refuseNames(history, blueprint, locate);
  const next = blueprint.services.map((service) => nextStep(history, service, blueprint, drop));
  const problems = next.flatMap(({ refusals }) => refusals.map(locate));
  if (problems.length > 0) {
    const count = problems.length === 1 ? 'a change' : `${problems.length} changes`;
    const isLoss = problems.every(({ code }) => code === 'data-loss');
    throw new UserError(
      isLoss ? `Data would be lost by ${count}` : `The rows that are there cannot follow ${count}`,
      { code: isLoss ? 'data-loss' : 'not-migratable', problems, hint: 'Nothing was written.' },
    );
  }
  const names = namesAfter(history, blueprint);
  return {
    ports: allocatePorts(history.ports, [
      'gateway',
      ...blueprint.services.map((service) => `services/${knownAs(service)}`),
    ]),
    schemas: {
      ...history.schemas,
      ...Object.fromEntries(next.map(({ service, steps }) => [service, steps])),
    },
    ...(names !== undefined && { names }),
  };
}

/** @throws UserError where it cannot be said whose data a service has */
function refuseNames(
  history: History,
  blueprint: Blueprint,
  locate: (finding: Finding) => Problem,
): void {
  const problems = refusedNames(history, blueprint).map(locate);
  if (problems.length === 0) return;
  throw new UserError('The names of services cannot change in this way', {
    code: 'not-migratable',
    problems,
    hint: 'Nothing was written.',
  });
}

function allocatePorts(known: History['ports'], names: string[]): History['ports'] {
  const ports = { ...known };
  let next = Math.max(firstApiPort - 1, ...Object.values(known).map(({ api }) => api)) + 1;
  for (const name of names) {
    if (Object.hasOwn(ports, name)) continue;
    ports[name] = { api: next, admin: next + adminOffset } satisfies ProcessPorts;
    next += 1;
  }
  return ports;
}

interface Next {
  /** As it was known first. */
  service: string;
  steps: SchemaStep[];
  refusals: Finding[];
}

function nextStep(
  { schemas }: History,
  service: Service,
  blueprint: Blueprint,
  drop: boolean,
): Next {
  const steps = schemas[knownAs(service)] ?? [];
  const last = steps.at(-1);
  const store = service.datastore;
  const wanted = schemaOf(service);
  const known = { service: knownAs(service), steps, refusals: [] };
  if (last === undefined) {
    return { ...known, steps: [{ name: nameOf(1, 'initial'), store, schema: wanted }] };
  }
  const { shared } = optionOf(catalog.datastore, store).capabilities;
  const former = formerNames(service, blueprint);
  const { schema, renames } = carry(last.schema, wanted, former, shared);
  const difference = differenceOf(renamed(last.schema, renames), schema);
  const refusals = [
    ...refusalsOf(service, last, former, difference, drop),
    ...mistakenNames(service, steps),
  ];
  if (refusals.length > 0) return { ...known, refusals };

  const isRenaming = Object.keys(renames).length > 0;
  if (!isRenaming && !changesStore(service, schema, last.schema, difference)) return known;
  const name = nameOf(steps.length + 1, wordFor(last.schema, schema, difference, isRenaming));
  return { ...known, steps: [...steps, { name, store, ...(isRenaming && { renames }), schema }] };
}

/** Whether there is anything for a migration to say: some types are kept in the same way. */
function changesStore(
  { datastore }: Service,
  schema: Schema,
  before: Schema,
  { created, changed, dropped }: Difference,
): boolean {
  if (created.length + dropped.length > 0) return true;
  if (!isDeepStrictEqual(before.chassis, schema.chassis)) return true;
  const kept = (column: Column) => ({ ...column, ...keptAs(column, datastore) });
  return changed.some(({ before: _before, after: _after, changed, ...lists }) => {
    const others = Object.values(lists).some((list) => list.length > 0);
    return (
      others ||
      !isDeepStrictEqual(_before.view, _after.view) ||
      changed.some(({ before, after }) => !isDeepStrictEqual(kept(before), kept(after)))
    );
  });
}

/** What a migration is called after its number. */
function wordFor(
  before: Schema,
  schema: Schema,
  { created, changed, dropped }: Difference,
  isRenaming: boolean,
): string {
  if (isRenaming || changed.some(({ bridged }) => bridged.length > 0)) return 'rename';
  if (created.length + changed.length + dropped.length > 0) return 'change';
  return (schema.chassis ?? []).filter((name) => !before.chassis?.includes(name)).join('_');
}

function nameOf(number: number, word: string): string {
  return `${String(number).padStart(4, '0')}_${word}`;
}
