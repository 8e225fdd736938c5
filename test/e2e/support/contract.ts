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
}

/** Every operation of the contract. */
export function operationsOf(contract: Contract, system: System): Operation[] {
  return Object.entries(contract.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, responses }]) => {
      const [service = '', name = ''] = operationId.split('_');
      const known = system.services
        .find((each) => each.name === service)
        ?.operations.find((each) => each.name === name);
      if (known === undefined) throw new Error(`tools/gen/system.json lacks ${operationId}`);
      return {
        ...known,
        id: operationId,
        service,
        method: method.toUpperCase(),
        path,
        success: Number(Object.keys(responses).find((status) => status.startsWith('2'))),
      };
    }),
  );
}

/** Ids of rows by `service.Entity`. */
export type Ids = Map<string, string>;

/** The operation's request, with the ids of rows that were made before. */
export function requestOf(operation: Operation, ids: Ids): { path: string; body?: object } {
  const { service, entity, example, schema } = operation;
  const fields = { ...example.fields };
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
 * to before those that refer; what deletes comes last, the other way round.
 */
export function inOrder(operations: Operation[]): Operation[] {
  const weight = ({ method, path, example }: Operation) => {
    const references = Object.keys(example.references).length;
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
