import { isDeepStrictEqual } from 'node:util';
import type { Blueprint } from '../blueprint/types.ts';
import type { ChassisTables, History, ProcessPorts, Schema, SchemaStep } from './history.ts';
import { schemaOf } from './schema.ts';

const firstApiPort = 8080;
/** The admin port lies this far above the API port. */
const adminOffset = 1000;

/** History after this blueprint: ports for new processes, a schema step for each changed schema. */
export function advance(history: History, blueprint: Blueprint): History {
  return {
    ports: allocatePorts(history.ports, [
      'gateway',
      ...blueprint.services.map(({ name }) => `services/${name}`),
    ]),
    schemas: {
      ...history.schemas,
      ...Object.fromEntries(
        blueprint.services.map((service) => {
          const steps = history.schemas[service.name] ?? [];
          return [service.name, nextSteps(steps, schemaOf(service))];
        }),
      ),
    },
  };
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

function nextSteps(steps: SchemaStep[], wanted: Schema): SchemaStep[] {
  const last = steps.at(-1);
  const schema = keepingChassis(last?.schema.chassis ?? [], wanted);
  if (last !== undefined && isDeepStrictEqual(last.schema, schema)) return steps;
  const number = String(steps.length + 1).padStart(4, '0');
  return [...steps, { name: `${number}_${wordFor(last?.schema, schema)}`, schema }];
}

/** Tables of the chassis stay: there may be rows in them when they are no longer needed. */
function keepingChassis(before: ChassisTables[], schema: Schema): Schema {
  const chassis = [...new Set([...before, ...(schema.chassis ?? [])])].sort();
  return chassis.length === 0 ? schema : { ...schema, chassis };
}

/** What a migration is called after its number. */
function wordFor(before: Schema | undefined, { tables, chassis = [] }: Schema): string {
  if (before === undefined) return 'initial';
  if (!isDeepStrictEqual(before.tables, tables)) return 'change';
  return chassis.filter((name) => !before.chassis?.includes(name)).join('_');
}
