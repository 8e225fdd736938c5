import { type Break, type Contracts, type Json, objectIn } from './contracts.ts';
import { brokenEvent } from './events.ts';
import { brokenOperations } from './operations.ts';

/**
 * Everything that was released and does not hold any more. What is new breaks nobody: an operation, a member that
 * may be left out, one more in an answer, another version of an event.
 * @param called what a service is called by now whose contracts have the name that it had first
 */
export function breaksOf(
  released: Contracts,
  now: Contracts,
  called: (service: string) => string = (service) => service,
): Break[] {
  const gone = [...released.openapi.keys()].filter((service) => !now.openapi.has(service));
  return [
    ...gone.map(goneService),
    ...[...released.openapi].flatMap(([service, document]) => {
      const current = now.openapi.get(service);
      return current === undefined ? [] : brokenOperations(called(service), document, current);
    }),
    ...[...released.events]
      .filter(([key]) => !gone.some((service) => key.startsWith(`${service}/`)))
      .flatMap(([key, schema]) => {
        const shown = key.replace(/^[^/]*/, called);
        return brokenEvent(shown, schema, now.events.get(key));
      }),
  ].sort((a, b) => (a.place < b.place ? -1 : Number(a.place > b.place)));
}

function goneService(service: string): Break {
  return {
    service,
    place: service,
    message: `${service} was released and is not there any more`,
    hint: `When nobody calls it or listens to it any more, delete contracts/locks/openapi/${service}.yaml and contracts/locks/events/${service}/.`,
  };
}

/** Released and current contracts, as files have them: by path below `contracts/`. */
export function contractsIn(files: ReadonlyMap<string, unknown>): Contracts {
  const openapi = new Map<string, Json>();
  const events = new Map<string, Json>();
  for (const [path, document] of files) {
    const service = /^openapi\/([^/]+)\.yaml$/.exec(path)?.[1];
    const event = /^events\/([^/]+\/[^/]+\.v\d+)\.json$/.exec(path)?.[1];
    if (service !== undefined) openapi.set(service, objectIn(document));
    if (event !== undefined) events.set(event, objectIn(document));
  }
  return { openapi, events };
}
