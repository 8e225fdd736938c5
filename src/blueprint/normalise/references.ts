import type { Path } from '../finding.ts';
import { suggestion } from '../nearest.ts';
import { nowCalled } from '../nowCalled.ts';
import { quote } from '../quote.ts';
import type { Ref } from '../types.ts';
import type { ServiceNames } from './directory.ts';
import type { Scope } from './scope.ts';

const members = {
  entity: (service: ServiceNames) => service.entities,
  event: (service: ServiceNames) => service.events,
  operation: (service: ServiceNames) => service.operations,
};

const sections = { entity: 'entities', event: 'events', operation: 'operations' };

/**
 * `service.name`, or undefined after a report. An undefined text (the JSON Schema has reported
 * that it is missing or malformed) gives undefined without one.
 */
export function refOf(
  scope: Scope,
  kind: keyof typeof members,
  text: string | undefined,
  path: Path,
): Ref | undefined {
  if (text === undefined) return undefined;
  const [serviceName = '', name = ''] = text.split('.');
  const service = scope.directory.get(serviceName);
  if (service && members[kind](service).has(name)) return { service: serviceName, name };
  // What the schema found fault with may be there after all.
  if (scope.faults.around(['services', serviceName, sections[kind], name])) return undefined;
  const all = [...scope.directory.values()].flatMap((other) =>
    [...members[kind](other).keys()].map((member) => `${other.name}.${member}`),
  );
  const namesake = all.filter((ref) => ref.endsWith(`.${name === '' ? serviceName : name}`));
  const hint = !text.includes('.')
    ? `A reference is service.name${namesake[0] ? `: ${namesake[0]}` : ''}.`
    : (nowCalled(scope.directory, serviceName, name) ??
      suggestion(text, service ? all.filter((ref) => ref.startsWith(`${serviceName}.`)) : all));
  scope.report({
    code: `unknown-${kind}`,
    message: service
      ? `Service ${serviceName} has no ${kind} ${quote(name)}`
      : `There is no ${kind} ${quote(text)}`,
    hint,
    path,
  });
  return undefined;
}
