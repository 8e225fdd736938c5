import { knownAs } from '../../knownAs.ts';
import { eventsOfEntity } from '../../names/eventsOfEntity.ts';
import type { Entity, Http, Operation, Service } from '../../types.ts';
import type { Directory } from '../directory.ts';
import { callersIn } from './callers.ts';
import { crudNames } from './crudNames.ts';
import { createInput, filterInput, updateInput } from './derivedInput.ts';

/** The five operations that an entity has where its service declares none. */
export function crudOf(
  entity: Pick<Entity, 'name' | 'key' | 'path' | 'fields'>,
  service: Pick<Service, 'name' | 'was' | 'timeoutMs'>,
  withEvents: boolean,
  directory: Directory,
): Operation[] {
  const { name, key, path } = entity;
  const names = crudNames(name);
  const events = eventsOfEntity(name);

  const operation = (http: Http, rest: Pick<Operation, 'name' | 'kind' | 'action'>) => ({
    ...rest,
    crud: true,
    entity: name,
    http,
    params: http.path === path ? [] : [{ name: key, field: key }],
    message: false,
    expose: 'public' as const,
    calls: [],
    callers: callersIn(directory, service.name, rest.name),
    batch: false,
    timeoutMs: service.timeoutMs,
    input: [],
    assigns: {},
  });
  const query = (action: 'get' | 'list', at: string): Operation => ({
    ...operation({ method: 'GET', path: at }, { name: names[action], kind: 'query', action }),
    auth: [`${knownAs(service)}:read`],
    reads: [name],
    writes: [],
    emits: [],
    idempotency: 'natural',
    output: { kind: 'entity', entity: name },
  });
  const command = (
    action: 'create' | 'update' | 'delete',
    http: Http,
    event: string,
  ): Operation => ({
    ...operation(http, { name: names[action], kind: 'command', action }),
    auth: [`${knownAs(service)}:write`],
    reads: [],
    writes: [name],
    emits: withEvents ? [event] : [],
    idempotency: http.method === 'POST' ? 'key' : 'natural',
    output: { kind: 'entity', entity: name },
  });

  const item = `${path}/{${key}}`;
  return [
    {
      ...command('create', { method: 'POST', path }, events.created),
      input: createInput(entity),
    },
    query('get', item),
    {
      ...query('list', path),
      paging: 'cursor',
      input: filterInput(entity),
      output: { kind: 'page', entity: name },
    },
    {
      ...command('update', { method: 'PUT', path: item }, events.updated),
      input: updateInput(entity),
    },
    {
      ...command('delete', { method: 'DELETE', path: item }, events.deleted),
      output: { kind: 'none' },
    },
  ];
}
