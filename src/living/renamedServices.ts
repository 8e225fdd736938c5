import { knownAs } from '../blueprint/knownAs.ts';
import { quote } from '../blueprint/quote.ts';
import type { Blueprint, Service } from '../blueprint/types.ts';
import { callersOf } from '../derive/calls.ts';
import { dataFolder } from '../derive/images.ts';
import { urlEnv } from '../derive/urlEnv.ts';
import type { History } from '../history/history.ts';
import { namesOf } from '../history/names.ts';
import type { Notice } from '../history/notices.ts';

/** What those who run services, call them or look at them have to know of new names. */
export function noticesOfRenamedServices(
  before: History,
  after: History,
  blueprint: Blueprint,
): Notice[] {
  const { services, platform } = blueprint;
  return services.flatMap((service): Notice[] => {
    const first = knownAs(service);
    const old = namesOf(before, first).at(-1);
    const isNew = namesOf(after, first).length < 2;
    if (old === undefined || old === service.name || isNew || !isKnown(before, first)) return [];
    const told = [
      ...toOthers(service, old, first),
      ...toCallers(service, old, blueprint),
      ...(platform.deploy.length > 0 ? [toOperators(service, old)] : []),
    ];
    return told.map((message) => ({ path: ['services', service.name], message }));
  });
}

const isKnown = ({ ports }: History, first: string) => Object.hasOwn(ports, `services/${first}`);

/** What people have written in services that call it names it. */
function toCallers(service: Service, old: string, blueprint: Blueprint): string[] {
  const callers = callersOf(service, blueprint).map(({ name }) => name);
  if (callers.length === 0) return [];
  return [
    `What you have written in ${callers.join(', ')} calls it ${quote(service.name)} from now on (context.calls), and no longer ${quote(old)}: the check of types says where`,
  ];
}

function toOthers(service: Service, old: string, first: string): string[] {
  const { name } = service;
  return [
    `The service ${name} was ${quote(old)}. Its rows, messages, scopes and contracts keep the name ${quote(first)}, and paths have none: nobody has to follow`,
    `Where you have set its address yourself, that is ${urlEnv(service)} now, and was ${urlEnv({ name: old })}. Logs, traces and metrics have the new name`,
  ];
}

function toOperators(service: Service, old: string): string {
  const { name } = service;
  const isFile = dataFolder(service) !== undefined;
  return isFile
    ? `Where it runs, stop ${quote(old)} before ${quote(name)} starts: a file of SQLite belongs to one process`
    : `Where it runs, ${quote(old)} goes on beside ${quote(name)}, on the same rows and queues: take it away when the new one is ready and nobody asks the old address any more`;
}
