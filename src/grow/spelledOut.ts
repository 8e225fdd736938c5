import { setIn } from '../blueprint/edit/setIn.ts';
import type { RawEvent, RawField, RawFieldMap, RawOperation } from '../blueprint/raw.ts';
import type { Event, Field, Operation, Service } from '../blueprint/types.ts';
import type { Catalog } from '../catalog/index.ts';

/**
 * The text in which a service says what its entities have by themselves. A service that declares one operation has
 * none but those that it declares: whoever adds one wants to keep the others.
 * @param service as the text says it now
 */
export function spelledOut(text: string, service: Service, catalog: Catalog): string {
  const operations = service.operations.filter(({ crud }) => crud);
  const events = service.events.filter(({ implied }) => implied);
  const at = (section: string, name: string) => ['services', service.name, section, name];
  const withOperations = inOrder(service, operations).reduce(
    (all, operation) => setIn(all, at('operations', operation.name), rawOperation(operation)),
    text,
  );
  return events.reduce(
    (all, event) => setIn(all, at('events', event.name), rawEvent(event, catalog)),
    withOperations,
  );
}

/** Whether its operations are those that entities have by themselves. */
export const isImplied = ({ operations }: Service): boolean => operations.some(({ crud }) => crud);

/** As one reads them: of each entity made, read, changed, deleted. */
function inOrder({ entities }: Service, operations: readonly Operation[]): Operation[] {
  const actions = ['create', 'get', 'list', 'update', 'delete'];
  const place = ({ entity, action }: Operation) =>
    entities.findIndex(({ name }) => name === entity) * actions.length + actions.indexOf(action);
  return operations.toSorted((one, other) => place(one) - place(other));
}

function rawOperation({ kind, http, reads, writes, emits, paging }: Operation): RawOperation {
  return {
    kind,
    http: `${http?.method} ${http?.path}`,
    ...(reads.length > 0 ? { reads } : {}),
    ...(writes.length > 0 ? { writes } : {}),
    ...(emits.length > 0 ? { emits } : {}),
    ...(paging === undefined ? {} : { paging }),
  };
}

function rawEvent({ versions }: Event, catalog: Catalog): RawEvent {
  const { key = '', payload = [] } = versions[0] ?? {};
  const fields = payload.map((field) => [field.name, rawField(field, catalog)] as const);
  return { key, payload: Object.fromEntries(fields) };
}

/** A field of an event, in the words of the blueprint. */
function rawField(field: Field, { fieldTypes }: Catalog): RawField {
  const { description, values, minimum, maximum, maxLength, pattern, default: usual } = field;
  const said: RawFieldMap = {
    type: typeOf(field),
    ...(description === undefined ? {} : { description }),
    ...(values === undefined ? {} : { values }),
    ...(field.optional ? { optional: true } : {}),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(maxLength === undefined || maxLength === fieldTypes[field.type].maxLength
      ? {}
      : { maxLength }),
    ...(pattern === undefined ? {} : { pattern }),
    ...(usual === undefined ? {} : { default: usual }),
  };
  return Object.keys(said).length === 1 ? (said.type ?? '') : said;
}

function typeOf({ type, array, object, references, foreign }: Field): string {
  const other = foreign && `${foreign.service}.${foreign.name}`;
  return `${other ?? references ?? object ?? type}${array ? '[]' : ''}`;
}
