import type { Blueprint, Entity, Operation, Service } from '../blueprint/types.ts';
import { catalog, optionOf } from '../catalog/index.ts';
import { usedBroker, usesBroker } from '../derive/brokers.ts';
import { copiesOf } from '../derive/copies.ts';
import { needsPostgres, serversIn } from '../derive/deploy/servers.ts';
import { isKnownAsBefore } from '../derive/former.ts';

/**
 * Tags say when a template applies. `<axis>-<option>`, or the bare axis for any option but none;
 * languages stand bare. Families and derived tags are a short closed list.
 */

export function workspaceTags(blueprint: Blueprint): Set<string> {
  const { ci, deploy, identity, packageManager } = blueprint.platform;
  return new Set([
    ...axis('broker', usedBroker(blueprint)),
    ...axis('ci', ci),
    ...axis('identity', identity.kind),
    ...axis('packageManager', packageManager),
    ...deployTags(deploy),
    ...(needsPostgres(blueprint) ? ['postgres'] : []),
    ...(serversIn(blueprint).length > 0 ? ['servers'] : []),
    ...(blueprint.services.some(hasCallers) ? ['callers'] : []),
    ...blueprint.services.map(({ language }) => language),
    ...blueprint.services.flatMap(({ datastore }) => storeTags(datastore)),
    ...(blueprint.services.some(({ subscribes }) => subscribes.length > 0) ? ['consumes'] : []),
    ...(blueprint.services.some((service) => isKnownAsBefore(service)) ? ['renamed'] : []),
    ...(blueprint.services.some(({ replicas }) => replicas.length > 0) ? ['replicas'] : []),
  ]);
}

/** The bare axis and each of its options: of a list, there may be several. */
function deployTags(deploy: readonly string[]): string[] {
  return deploy.flatMap((target) => axis('deploy', target));
}

/** Whether a service may be called by others with tokens of their own. */
export const hasCallers = ({ operations }: Service): boolean =>
  operations.some(({ callers }) => callers.length > 0);

export function gatewayTags(blueprint: Blueprint): Set<string> {
  return new Set([
    blueprint.gateway.language,
    ...axis('identity', blueprint.platform.identity.kind),
    ...deployTags(blueprint.platform.deploy),
  ]);
}

/** The union over the services of the language. */
export function languageTags(blueprint: Blueprint, language: string): Set<string> {
  const services = blueprint.services.filter((service) => service.language === language);
  return new Set([
    language,
    ...services.flatMap((service) => [...serviceTags(blueprint, service)]),
  ]);
}

export function serviceTags(blueprint: Blueprint, service: Service): Set<string> {
  return new Set([
    service.language,
    ...storeTags(service.datastore),
    ...(usesBroker(service) ? axis('broker', blueprint.platform.broker) : []),
    ...axis('transport', service.transport),
    ...deployTags(blueprint.platform.deploy),
    ...(service.events.length > 0 ? ['publishes'] : []),
    ...(service.subscribes.length > 0 ? ['consumes'] : []),
    ...(copiesOf(service, blueprint).length > 0 ? ['copied'] : []),
    ...(isKnownAsBefore(service) ? ['renamed'] : []),
    ...(service.operations.some(({ calls }) => calls.length > 0) ? ['calls'] : []),
  ]);
}

export function entityTags(
  service: Set<string>,
  operations: Operation[],
  entity: Entity,
): Set<string> {
  const isCrud = operations.some((operation) => operation.crud && operation.entity === entity.name);
  return new Set([
    ...service,
    ...(isCrud ? ['crud'] : []),
    ...(entity.owner === undefined ? [] : ['owned']),
  ]);
}

/**
 * @param isDecided nothing is left that only a rule can say
 * @param reach how callers reach it
 */
export function operationTags(
  service: Set<string>,
  operation: Operation,
  isDecided: boolean,
  reach: 'by-http' | 'by-message',
): Set<string> {
  const asks = operation.calls.length > 0;
  // That the service calls says nothing about this one of its operations.
  const tags = new Set([...service, operation.kind, `action-${operation.action}`, reach]);
  tags.delete('calls');
  for (const tag of asks ? ['calls', isDecided ? 'decided' : 'undecided'] : ['calls-none']) {
    tags.add(tag);
  }
  return tags;
}

function storeTags(datastore: string): string[] {
  const { tags, capabilities } = optionOf(catalog.datastore, datastore);
  return [...axis('store', datastore), ...tags, ...(capabilities.shared ? ['store-shared'] : [])];
}

function axis(name: string, option: string): string[] {
  return option === 'none' ? [`${name}-none`] : [name, `${name}-${option}`];
}
