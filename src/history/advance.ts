import { isDeepStrictEqual } from 'node:util';
import type { Blueprint } from '../blueprint/types.ts';
import type { History, ProcessPorts, SchemaStep } from './history.ts';
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

function nextSteps(steps: SchemaStep[], schema: SchemaStep['schema']): SchemaStep[] {
  const last = steps.at(-1);
  if (last !== undefined && isDeepStrictEqual(last.schema, schema)) return steps;
  const number = String(steps.length + 1).padStart(4, '0');
  return [...steps, { name: `${number}_${last === undefined ? 'initial' : 'change'}`, schema }];
}
