import type { Catalog, Feature } from '../../catalog/index.ts';
import type { Finding, Path } from '../finding.ts';
import type { Blueprint, Field, Operation, Service } from '../types.ts';

/** Parts of the language that were used and are not rendered. */
export function featureFindings(blueprint: Blueprint, catalog: Catalog): Finding[] {
  const noBroker = blueprint.platform.broker === 'none';
  return usesOf(blueprint).flatMap(({ feature, what, path, at }): Finding[] => {
    const { label, rendered, needsBroker, instead } = catalog.features[feature];
    const place = { path, ...(at ? { at } : {}) };
    if (!rendered) {
      return [
        {
          code: 'not-rendered',
          message: `${what}: this version does not render ${label}${needsBroker ? ', which need a message broker' : ''}`,
          hint: instead ?? 'Leave it out for now; the rest does not depend on it.',
          ...place,
        },
      ];
    }
    if (!needsBroker || !noBroker) return [];
    return [
      {
        code: 'needs-broker',
        message: `${what}: ${label} need a message broker, and there is none`,
        hint: 'Write platform: { broker: ... }, or leave it out.',
        ...place,
      },
    ];
  });
}

interface Use {
  feature: Feature;
  /** The thing by name. */
  what: string;
  path: Path;
  at?: 'key';
}

function usesOf({ gateway, services, sagas }: Blueprint): Use[] {
  return [
    ...gateway.compositions.map(
      ({ name }): Use => ({
        feature: 'compositions',
        what: `The composition ${name}`,
        path: ['gateway', 'compositions', name],
        at: 'key',
      }),
    ),
    ...services.flatMap(ofService),
    ...sagas.map(
      ({ name }): Use => ({
        feature: 'sagas',
        what: `The saga ${name}`,
        path: ['sagas', name],
        at: 'key',
      }),
    ),
  ];
}

function ofService(service: Service): Use[] {
  const path = ['services', service.name];
  const declared = (feature: Feature, section: string, what: string, list: { name: string }[]) =>
    list.map(
      ({ name }): Use => ({
        feature,
        what: `The ${what} ${service.name}.${name}`,
        path: [...path, section, name],
        at: 'key',
      }),
    );
  return [
    ...renames(service),
    ...service.entities
      .filter(({ eventSourced }) => eventSourced)
      .map(
        ({ name }): Use => ({
          feature: 'eventSourced',
          what: `eventSourced of ${service.name}.${name}`,
          path: [...path, 'entities', name, 'eventSourced'],
        }),
      ),
    ...declared(
      'replicas',
      'replicas',
      'replica',
      service.replicas.filter(({ implied }) => !implied),
    ),
    ...declared('views', 'views', 'view', service.views),
    ...service.operations
      .filter(({ crud }) => !crud)
      .flatMap((operation) => ofOperation(service, operation)),
    ...askedByEvent(service),
    ...declared(
      'events',
      'events',
      'event',
      service.events.filter(({ implied }) => !implied),
    ),
    ...declared(
      'foreignObjects',
      'events',
      'payload of',
      service.events.filter(({ versions }) =>
        versions.some(({ payload }) => payload.some(isForeignObject)),
      ),
    ),
    // Implied ones come after those that were written.
    ...service.subscribes
      .filter(({ implied }) => !implied)
      .map(
        ({ event }, index): Use => ({
          feature: 'subscribes',
          what: `The subscription of ${service.name} to ${event.service}.${event.name}`,
          path: [...path, 'subscribes', index],
        }),
      ),
  ];
}

/** What `was` says of what is inside of values: nothing moves their data yet. */
function renames({ name: service, valueObjects }: Service): Use[] {
  const path = ['services', service];
  const use = (feature: Feature, what: string, place: Path, used: unknown): Use[] =>
    used === undefined ? [] : [{ feature, what: `was of ${what}`, path: [...place, 'was'] }];
  return valueObjects.flatMap((object) =>
    object.fields.flatMap(({ name, was }) =>
      use(
        'renamedNested',
        `${service}.${object.name}.${name}`,
        [...path, 'entities', object.name, 'fields', name],
        was,
      ),
    ),
  );
}

function ofOperation(service: Service, operation: Operation): Use[] {
  const { name, message, emits, calls, startsSaga } = operation;
  const path = ['services', service.name, 'operations', name];
  const use = (feature: Feature, word: string, used: boolean): Use[] =>
    used ? [{ feature, what: `${word} of ${service.name}.${name}`, path: [...path, word] }] : [];
  const output = operation.output.kind === 'fields' ? operation.output.fields : [];
  return [
    ...use('replicaQueries', 'reads', isAboutReplica(service, operation)),
    ...use('message', 'message', message),
    ...use('emits', 'emits', emits.length > 0),
    ...use('calls', 'calls', calls.length > 0),
    ...calls.flatMap(({ fallback }, index) =>
      fallback === 'replica' ? [replicaFallback(service, name, index)] : [],
    ),
    ...use('sagas', 'startsSaga', startsSaga !== undefined),
    ...use('foreignObjects', 'input', operation.input.some(isForeignObject)),
    ...use('foreignObjects', 'output', output.some(isForeignObject)),
  ];
}

/** A query that neither rows of its own nor answers of others can fill. */
function isAboutReplica({ replicas }: Service, { http, action, entity, reads }: Operation) {
  if (http === undefined || action === 'compute' || entity !== undefined) return false;
  return replicas.some(({ name }) => name === reads[0]);
}

/** Operations that an event runs, and that call others. */
function askedByEvent({ name, operations, subscribes }: Service): Use[] {
  const run = new Set(subscribes.flatMap(({ call }) => call ?? []));
  return operations
    .filter(({ calls }) => calls.length > 0)
    .filter((operation) => operation.http === undefined || run.has(operation.name))
    .map((operation) => ({
      feature: 'askedByEvent',
      what: `calls of ${name}.${operation.name}`,
      path: ['services', name, 'operations', operation.name, 'calls'],
    }));
}

function replicaFallback(service: Service, name: string, index: number): Use {
  return {
    feature: 'replicaFallback',
    what: `The fallback of ${service.name}.${name}`,
    path: ['services', service.name, 'operations', name, 'calls', index, 'fallback'],
  };
}

const isForeignObject = ({ type, foreign }: Field) => type === 'object' && foreign !== undefined;
