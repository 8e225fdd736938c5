/** The public contract of a running system, and requests that fit it. */

export interface Contract {
  paths: Record<string, Record<string, { operationId: string; responses: object }>>;
}

/** `tools/gen/system.json`, as far as it is needed here: the contract does not say examples. */
export interface System {
  services: { name: string; operations: KnownOperation[] }[];
}

interface KnownOperation {
  name: string;
  entity: string;
  schema: { body?: object };
  example: Example;
  calls?: { service: string; operation: string; given?: Record<string, string[]> }[];
}

interface Example {
  fields: Record<string, unknown>;
  /** Fields that have to name a row of an entity of the same service. */
  references: Record<string, string>;
}

export interface Operation extends KnownOperation {
  /** As in the contract: `<service>_<name>`. */
  id: string;
  service: string;
  method: string;
  path: string;
  /** Status of success. */
  success: number;
  /** Fields that another service is asked about: by name, the `service.Entity` of the row. */
  asked: Record<string, string>;
}

/** Every operation of the contract. */
export function operationsOf(contract: Contract, system: System): Operation[] {
  const find = (service: string, name: string) =>
    system.services
      .find((each) => each.name === service)
      ?.operations.find((each) => each.name === name);
  const askedBy = ({ calls = [] }: KnownOperation) =>
    Object.fromEntries(
      calls.flatMap(({ service, operation, given = {} }) =>
        Object.values(given).map(([field = '']) => [
          field,
          `${service}.${find(service, operation)?.entity}`,
        ]),
      ),
    );
  return Object.entries(contract.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, responses }]) => {
      const [service = '', name = ''] = operationId.split('_');
      const known = find(service, name);
      if (known === undefined) throw new Error(`tools/gen/system.json lacks ${operationId}`);
      return {
        ...known,
        id: operationId,
        service,
        method: method.toUpperCase(),
        path,
        success: Number(Object.keys(responses).find((status) => status.startsWith('2'))),
        asked: askedBy(known),
      };
    }),
  );
}

/** Ids of rows by `service.Entity`. */
export type Ids = Map<string, string>;

/** The operation's request, with the ids of rows that were made before. */
export function requestOf(operation: Operation, ids: Ids): { path: string; body?: object } {
  const { service, entity, example, schema, asked } = operation;
  const fields = { ...example.fields };
  for (const [field, target] of Object.entries(asked)) fields[field] = ids.get(target);
  for (const [field, target] of Object.entries(example.references)) {
    fields[field] = ids.get(`${service}.${target}`);
  }
  const path = operation.path.replace(/\{[^}]+\}/, ids.get(`${service}.${entity}`) ?? '');
  if (schema.body !== undefined) return { path, body: fields };
  const isFind = operation.method === 'GET' && !operation.path.includes('{');
  const query = isFind ? new URLSearchParams(fields as Record<string, string>) : '';
  return { path: `${query}` === '' ? path : `${path}?${query}` };
}

/**
 * An order in which all of them succeed: rows are made before they are used, those that are referred
 * or asked about before those that refer or ask; what deletes comes last, the other way round.
 */
export function inOrder(operations: Operation[]): Operation[] {
  const weight = ({ method, path, example, asked }: Operation) => {
    const references = Object.keys(example.references).length + 10 * Object.keys(asked).length;
    if (method === 'POST' && !path.includes('{')) return references;
    return method === 'DELETE' ? 1000 : 100;
  };
  const refers = (operation: Operation) =>
    operations.some(
      (other) =>
        other.service === operation.service &&
        other.entity === operation.entity &&
        Object.keys(other.example.references).length > 0,
    );
  const last = (operation: Operation) => (refers(operation) ? 0 : 1);
  return [...operations].sort((a, b) => weight(a) - weight(b) || last(a) - last(b));
}
