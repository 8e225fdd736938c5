import { carrierOf, keyNames, newestVersion } from '../carried.ts';
import type { Finding, Path } from '../finding.ts';
import { aboutOf, isDeletion } from '../normalise/consumed.ts';
import { quote } from '../quote.ts';
import type { Blueprint, Entity, Event, Operation, Ref, Service, Subscription } from '../types.ts';

/** Whether events bring what replicas and operations need of them. */
export function checkConsumed({ services }: Blueprint): Finding[] {
  const find = (name: string) => services.find((service) => service.name === name);
  return services.flatMap((service) => [
    ...service.replicas.flatMap((replica) => unfedReplica(service, replica, find)),
    ...service.subscribes.flatMap((subscription, index) =>
      ofSubscription(service, subscription, ['services', service.name, 'subscribes', index], find),
    ),
  ]);
}

type Find = (name: string) => Service | undefined;

const eventOf = (find: Find, { service, name }: Ref): Event | undefined =>
  find(service)?.events.find((event) => event.name === name);

function unfedReplica(service: Service, replica: Service['replicas'][number], find: Find) {
  const entity = find(replica.of.service)?.entities.find(({ name }) => name === replica.of.name);
  if (!entity || replica.implied) return [];
  const path = ['services', service.name, 'replicas', replica.name];
  const feeds = replica.fedBy.flatMap((ref) => {
    const event = eventOf(find, ref);
    const version = event && newestVersion(event);
    return version ? [{ ref, version }] : [];
  });
  const unnamed = feeds
    .filter(({ version }) => carrierOf(version, entity, replica.key) === undefined)
    .map(({ ref }) =>
      notFilled(
        `${ref.service}.${ref.name} does not say which ${entity.name} it is about`,
        `Give its payload ${replica.key}, or leave it out of fedBy.`,
        path,
      ),
    );
  const setting = feeds.filter(({ ref }) => !isDeletion(entity, ref.name));
  const unborn = notFilled(
    `What feeds ${replica.name} only says that a ${entity.name} has gone`,
    'Add an event to fedBy that says of a new one.',
    path,
  );
  const missing = replica.fields
    .filter(({ name }) => name !== replica.key)
    .filter(({ name }) => !setting.some(({ version }) => carrierOf(version, entity, name)))
    .map(({ name }) =>
      notFilled(
        `No event that feeds ${replica.name} has ${quote(name)} of ${entity.name}`,
        `Leave it out, or add it to the payload of an event in fedBy.`,
        [...path, 'fields'],
      ),
    );
  // What is wrong with the events themselves is reported where they are named.
  const isWhole = feeds.length > 0 && feeds.length === replica.fedBy.length;
  if (!isWhole) return [];
  return setting.length === 0 ? [unborn] : [...unnamed, ...missing];
}

function ofSubscription(
  service: Service,
  { event: ref, then, call, implied }: Subscription,
  path: Path,
  find: Find,
): Finding[] {
  const event = eventOf(find, ref);
  if (!event || implied) return [];
  const name = `${ref.service}.${ref.name}`;
  if (then === 'replicate' && !isReplicated(service, ref)) {
    const hint = 'Declare a replica with this event in fedBy, or write then: custom.';
    return [
      { code: 'then', message: `No replica of ${service.name} is fed by ${name}`, hint, path },
    ];
  }
  const isAboutIt = service.replicas.some(({ implied, of, fedBy }) => {
    return implied && of.service === ref.service && fedBy.some((feed) => feed.name === ref.name);
  });
  if (then === 'delete-referring' || isAboutIt) {
    return keyless(find(ref.service), event, name, path);
  }
  const operation = service.operations.find((candidate) => candidate.name === call);
  return operation === undefined
    ? []
    : uncallable(service, operation, event, name, [...path, 'call']);
}

function isReplicated({ replicas }: Service, event: Ref): boolean {
  return replicas.some(({ fedBy }) =>
    fedBy.some(({ service, name }) => service === event.service && name === event.name),
  );
}

function keyless(
  publisher: Service | undefined,
  event: Event,
  name: string,
  path: Path,
): Finding[] {
  const entity = aboutOf(publisher?.entities ?? [], event.name);
  const version = newestVersion(event);
  if (!entity || !version || carrierOf(version, entity, entity.key)) return [];
  const message = `${name} does not say which ${entity.name} it is about`;
  return [notFilled(message, `Give its payload the key of ${entity.name}.`, path)];
}

function uncallable(
  service: Service,
  operation: Operation,
  event: Event,
  name: string,
  path: Path,
): Finding[] {
  if (operation.kind === 'query') {
    const message = `${operation.name} is a query: nobody waits for its answer`;
    return [{ code: 'then', message, hint: 'Call a command.', path }];
  }
  const entity = service.entities.find((candidate) => candidate.name === operation.entity);
  if (operation.action === 'create' && entity?.owner !== undefined) {
    const message = `${operation.name} gives a new ${entity.name} to its caller, and an event has none`;
    return [{ code: 'owner', message, hint: 'Write then: custom.', path }];
  }
  const payload = newestVersion(event)?.payload ?? [];
  return neededBy(operation, entity)
    .filter((names) => !payload.some((field) => names.includes(field.name) && !field.optional))
    .map(([first = '']) =>
      notFilled(
        `Nothing in ${name} fills ${quote(first)} of ${operation.name}`,
        `Add it to the payload, mark it optional in the input, or write then: custom.`,
        path,
      ),
    );
}

/** What an operation cannot do without, each under every name by which an event can have it. */
function neededBy({ params, input }: Operation, entity: Entity | undefined): string[][] {
  return [
    ...params.map(({ name, field }) =>
      entity && field === entity.key ? [...new Set([name, ...keyNames(entity)])] : [name],
    ),
    ...input
      .filter((field) => !field.optional && field.default === undefined)
      .map(({ name }) => [name]),
  ];
}

function notFilled(message: string, hint: string, path: Path): Finding {
  return { code: 'not-filled', message, hint, path };
}
