import type { Path } from '../../blueprint/finding.ts';
import type {
  RawBlueprint,
  RawEntity,
  RawEvent,
  RawField,
  RawOperation,
  RawSaga,
  RawService,
} from '../../blueprint/raw.ts';
import type { Blueprint } from '../../blueprint/types.ts';

/** One place of a blueprint that names something else. */
export interface Reference {
  /** What it names: see `targetsIn`. */
  to: string;
  path: Path;
  /** What would have to go with it: the least that still says something without it. */
  unit: Path;
  /** One sentence. */
  message: string;
}

/** What can be named. An entity, a value object, a replica and a view share their names in a service. */
export const target = {
  service: (service: string) => `service ${service}`,
  subject: (service: string, name: string) => `subject ${service}.${name}`,
  field: (service: string, entity: string, name: string) => `field ${service}.${entity}.${name}`,
  operation: (ref: string) => `operation ${ref}`,
  event: (ref: string) => `event ${ref}`,
  saga: (name: string) => `saga ${name}`,
};

type Written = Record<string, RawField> | string | undefined;

/** Every reference that was written, from wherever to whatever. */
export function referencesIn(raw: RawBlueprint, blueprint: Blueprint): Reference[] {
  return [
    ...entries(raw.services).flatMap(([name, service]) => inService(name, service, blueprint)),
    ...entries(raw.gateway?.compositions).flatMap(([name, { calls }]) =>
      items(['gateway', 'compositions', name, 'calls'], calls, (call) => {
        const to = typeof call === 'string' ? call : call.to;
        return { to: target.operation(to), message: `The composition ${name} calls ${to}` };
      }),
    ),
    ...entries(raw.sagas).flatMap(([name, saga]) => inSaga(name, saga)),
  ];
}

function inService(service: string, raw: RawService, blueprint: Blueprint): Reference[] {
  const at = ['services', service];
  const isMain = (operation: string, subject: string) =>
    blueprint.services
      .find(({ name }) => name === service)
      ?.operations.some(({ name, entity }) => name === operation && entity === subject) === true;
  return [
    ...entries(raw.entities).flatMap(([name, entity]) => inEntity(service, name, entity)),
    ...entries(raw.replicas).flatMap(([name, { of, fields, fedBy }]): Reference[] => {
      const path = [...at, 'replicas', name];
      const [owner = '', entity = ''] = of.split('.');
      const what = `The replica ${service}.${name}`;
      return [
        {
          to: target.subject(owner, entity),
          path: [...path, 'of'],
          unit: path,
          message: `${what} copies ${of}`,
        },
        ...items([...path, 'fields'], fields, (field) => ({
          to: target.field(owner, entity, field),
          message: `${what} copies ${of}.${field}`,
        })).map(orWhole(fields, path)),
        ...items([...path, 'fedBy'], fedBy ?? [], (event) => ({
          to: target.event(event),
          message: `${what} is fed by ${event}`,
        })).map(orWhole(fedBy ?? [], path)),
      ];
    }),
    ...entries(raw.views).flatMap(([name, { from }]) => {
      const path = [...at, 'views', name];
      return items([...path, 'from'], from, (subject) => ({
        to: target.subject(service, subject),
        message: `The view ${service}.${name} is made from ${subject}`,
      })).map(orWhole(from, path));
    }),
    ...entries(raw.operations).flatMap(([name, operation]) =>
      inOperation(service, name, operation, (subject) => isMain(name, subject)),
    ),
    ...entries(raw.events).flatMap(([name, event]) => {
      const path = [...at, 'events', name];
      const versions = entries(event.versions).map(([version, { payload }]) =>
        inFields(service, [...path, 'versions', version, 'payload'], payload, `${service}.${name}`),
      );
      return [
        ...inFields(service, [...path, 'payload'], event.payload, `${service}.${name}`),
        ...versions.flat(),
        ...filledFrom(service, name, event, raw, blueprint),
      ];
    }),
    ...(raw.subscribes ?? []).flatMap((written, index): Reference[] => {
      const path = [...at, 'subscribes', index];
      const { event, call } = typeof written === 'string' ? { event: written } : written;
      const heard: Reference = {
        to: target.event(event),
        path,
        unit: path,
        message: `${service} listens to ${event}`,
      };
      if (call === undefined) return [heard];
      const to = target.operation(`${service}.${call}`);
      return [heard, { to, path, unit: path, message: `${event} runs ${service}.${call}` }];
    }),
  ];
}

/** What an event says is of the entity that it tells of, where no operation that emits it is given it. */
function filledFrom(
  service: string,
  name: string,
  { payload, map = {} }: RawEvent,
  { operations }: RawService,
  blueprint: Blueprint,
): Reference[] {
  const known = blueprint.services.find((each) => each.name === service);
  const emitting = entries(operations).filter(([, { emits }]) => emits?.includes(name));
  return entries(payload).flatMap(([field]) => {
    const told = emitting
      .filter(([, { input }]) => !(typeof input === 'object' && Object.hasOwn(input, field)))
      .map(([operation]) => known?.operations.find((each) => each.name === operation)?.entity);
    if (Object.hasOwn(map, field)) return [];
    return [...new Set(told)].flatMap((entity): Reference[] => {
      if (entity === undefined) return [];
      const path = ['services', service, 'events', name, 'payload', field];
      const message = `${service}.${name} tells ${field} of ${entity}`;
      return [{ to: target.field(service, entity, field), path, unit: path, message }];
    });
  });
}

function inEntity(service: string, name: string, entity: RawEntity): Reference[] {
  const path = ['services', service, 'entities', name];
  const word = (field: 'key' | 'owner', what: string): Reference[] => {
    const named = entity[field];
    if (named === undefined) return [];
    const at = [...path, field];
    const to = target.field(service, name, named);
    return [{ to, path: at, unit: at, message: `${named} is the ${what} of ${service}.${name}` }];
  };
  const { partOf } = entity;
  const whole: Reference[] =
    partOf === undefined
      ? []
      : [
          {
            to: target.subject(service, partOf),
            path: [...path, 'partOf'],
            unit: path,
            message: `${service}.${name} is part of ${partOf}`,
          },
        ];
  return [
    ...whole,
    ...word('key', 'key'),
    ...word('owner', 'owner'),
    ...inFields(service, [...path, 'fields'], entity.fields, `${service}.${name}`),
  ];
}

function inOperation(
  service: string,
  name: string,
  raw: RawOperation,
  isMain: (subject: string) => boolean,
): Reference[] {
  const path = ['services', service, 'operations', name];
  const what = `${service}.${name}`;
  const subjects = [...(raw.writes ?? []), ...(raw.reads ?? [])];
  // What it is about, and what it is about alone, takes it along.
  const isAll = (subject: string) =>
    isMain(subject) || subjects.every((other) => other === subject);
  const about = (word: 'reads' | 'writes') =>
    (raw[word] ?? []).map((subject, index): Reference => {
      const at = [...path, word, index];
      const message = `${what} ${word} ${subject}`;
      const to = target.subject(service, subject);
      return { to, path: at, unit: isAll(subject) ? path : at, message };
    });
  const whole = (word: 'input' | 'output') => {
    const written: Written = raw[word];
    const at = [...path, word];
    if (typeof written !== 'string') return inFields(service, at, written, what);
    const to = target.subject(service, written.replace(/\[\]$/, ''));
    const verb = word === 'input' ? 'takes' : 'gives';
    return [{ to, path: at, unit: path, message: `${what} ${verb} ${written}` }];
  };
  const scopes = Array.isArray(raw.auth) ? raw.auth : [];
  return [
    ...about('reads'),
    ...about('writes'),
    ...items([...path, 'emits'], raw.emits ?? [], (event) => ({
      to: target.event(`${service}.${event}`),
      message: `${what} emits ${event}`,
    })),
    ...items([...path, 'calls'], raw.calls ?? [], (call) => {
      const to = typeof call === 'string' ? call : call.to;
      return { to: target.operation(to), message: `${what} calls ${to}` };
    }),
    ...(raw.startsSaga === undefined
      ? []
      : [
          {
            to: target.saga(raw.startsSaga),
            path: [...path, 'startsSaga'],
            unit: [...path, 'startsSaga'],
            message: `${what} starts ${raw.startsSaga}`,
          },
        ]),
    ...items([...path, 'auth'], scopes, (scope) => ({
      to: scope.startsWith('svc:') ? target.service(scope.slice('svc:'.length)) : '',
      message: `${what} lets in ${scope}`,
    })),
    ...whole('input'),
    ...whole('output'),
  ];
}

function inFields(service: string, path: Path, fields: Written, whose: string): Reference[] {
  if (fields === undefined || typeof fields === 'string') return [];
  return Object.entries(fields).flatMap(([name, raw]): Reference[] => {
    const { type, ref } = typeof raw === 'string' ? { type: raw, ref: undefined } : raw;
    const at = [...path, name];
    return [type, ref].flatMap((word): Reference[] => {
      const found = /^(?:(.+)\.)?([A-Z][^[\]]*)(?:\[\])?$/.exec(word ?? '');
      if (!found) return [];
      const [, other = service, subject = ''] = found;
      const message = `${whose}.${name} is of type ${word}`;
      return [{ to: target.subject(other, subject), path: at, unit: at, message }];
    });
  });
}

function inSaga(name: string, saga: RawSaga): Reference[] {
  const path = ['sagas', name];
  const part = (to: string, at: Path, what: string): Reference => ({
    to,
    path: at,
    unit: path,
    message: `The saga ${name} ${what}`,
  });
  const outcome = (word: 'onCompleted' | 'onFailed'): Reference[] => {
    const event = saga[word];
    const at = [...path, word];
    return event === undefined
      ? []
      : [{ ...part(target.event(event), at, `ends with ${event}`), unit: at }];
  };
  return [
    part(
      target.service(saga.orchestrator),
      [...path, 'orchestrator'],
      `is run by ${saga.orchestrator}`,
    ),
    part(target.operation(saga.trigger), [...path, 'trigger'], `begins with ${saga.trigger}`),
    ...outcome('onCompleted'),
    ...outcome('onFailed'),
    ...saga.steps.flatMap((step, index) => {
      const at = [...path, 'steps', index];
      const { compensate } = step;
      return [
        part(target.operation(step.do), [...at, 'do'], `asks for ${step.do}`),
        ...(compensate === undefined
          ? []
          : [part(target.operation(compensate), [...at, 'compensate'], `asks for ${compensate}`)]),
        ...(step.expect ?? []).map((event, answer) =>
          part(target.event(event), [...at, 'expect', answer], `waits for ${event}`),
        ),
      ];
    }),
  ];
}

/** One for each item of a list, which can go alone. */
function items<Item>(
  path: Path,
  list: readonly Item[],
  reference: (item: Item) => Pick<Reference, 'to' | 'message'>,
): Reference[] {
  return list.map((item, index) => {
    const at = [...path, index];
    return { ...reference(item), path: at, unit: at };
  });
}

/** Without the last of its items it says nothing. */
const orWhole =
  (list: readonly unknown[], whole: Path) =>
  (reference: Reference): Reference =>
    list.length > 1 ? reference : { ...reference, unit: whole };

const entries = <Value>(map: Record<string, Value> | undefined) => Object.entries(map ?? {});
