import type { Blueprint, Call, Entity, Field, Operation, Service } from '../blueprint/types.ts';
import { camel, pascal } from '../render/names.ts';
import { inputSources, type Source, sourcesOf } from './callSources.ts';
import { operationSchemas } from './schemas.ts';
import { urlEnv } from './urlEnv.ts';

/** A call with what it means: the operation that is called, and whose it is. */
export interface Called {
  call: Call;
  callee: Service;
  operation: Operation;
}

/** Who calls whom, looked up by name. */
interface Graph {
  services: ReadonlyMap<string, Service>;
  /** By `service.operation`. */
  operations: ReadonlyMap<string, Operation>;
  /** By the name of the callee: its callers, each with the names of the operations that it calls. */
  callers: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;
}

const graphs = new WeakMap<Blueprint, Graph>();

/** Made once: every service asks for it. */
function graphOf(blueprint: Blueprint): Graph {
  const known = graphs.get(blueprint);
  if (known !== undefined) return known;
  const callers = new Map<string, Map<string, Set<string>>>();
  const services = new Map<string, Service>();
  const operations = new Map<string, Operation>();
  for (const service of blueprint.services) {
    services.set(service.name, service);
    for (const operation of service.operations) {
      operations.set(`${service.name}.${operation.name}`, operation);
      for (const { to } of operation.calls) {
        const ofCallee = callers.get(to.service) ?? new Map<string, Set<string>>();
        callers.set(to.service, ofCallee);
        ofCallee.set(service.name, (ofCallee.get(service.name) ?? new Set()).add(to.name));
      }
    }
  }
  const graph = { services, operations, callers };
  graphs.set(blueprint, graph);
  return graph;
}

/** The calls of an operation, in the order in which they were written. */
export function calledBy({ calls }: Operation, blueprint: Blueprint): Called[] {
  if (calls.length === 0) return [];
  const graph = graphOf(blueprint);
  return calls.map((call) => {
    const callee = graph.services.get(call.to.service);
    const operation = graph.operations.get(`${call.to.service}.${call.to.name}`);
    if (callee === undefined || operation === undefined) {
      throw new Error(`no operation ${call.to.service}.${call.to.name}`);
    }
    return { call, callee, operation };
  });
}

/** The services that a service calls, each with the operations that it calls, by name. */
export function calleesOf({ operations }: Service, blueprint: Blueprint) {
  const called = operations.flatMap((operation) => calledBy(operation, blueprint));
  const callees = [...new Set(called.map(({ callee }) => callee))];
  return callees
    .map((callee) => ({
      callee,
      operations: [
        ...new Set(called.filter((each) => each.callee === callee).map((each) => each.operation)),
      ].sort(byName),
    }))
    .sort((a, b) => byName(a.callee, b.callee));
}

/** The services that call a service, with the names of the operations that each one calls. */
export function callersOf({ name }: Service, blueprint: Blueprint) {
  const callers = graphOf(blueprint).callers.get(name) ?? new Map<string, ReadonlySet<string>>();
  return [...callers]
    .map(([caller, operations]) => ({ name: caller, operations: [...operations].sort() }))
    .sort(byName);
}

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);

/** What the client of a callee runs on: `CalleeModel` of the chassis. */
export function calleeModel(callee: Service, operations: readonly Operation[]) {
  return {
    name: callee.name,
    urlEnv: urlEnv(callee),
    operations: Object.fromEntries(
      operations.map((operation) => [operation.name, calledModel(operation, callee)]),
    ),
  };
}

function calledModel(operation: Operation, callee: Service) {
  const { http, action, kind, idempotency, output } = operation;
  const schema = operationSchemas(operation, callee);
  const keyed = kind === 'command' && idempotency === 'key';
  return {
    method: http?.method ?? 'GET',
    path: http?.path ?? '',
    body: schema.body !== undefined,
    mayBeMissing: action === 'get',
    repeatable: keyed ? 'key' : idempotency === 'none' && kind === 'command' ? 'no' : 'always',
    output: output.kind,
    ...(schema.response !== undefined && { response: schema.response }),
  };
}

/** How an operation calls: `CallModel` and `Fills` of the chassis. */
export function inquiry(operation: Operation, service: Service, blueprint: Blueprint) {
  const called = calledBy(operation, blueprint);
  const known = inputSources(operation, service);
  const givens = called.map((each) => sourcesOf(each, known));
  const fills = fillsOf(operation, service, called, givens, isCertain(known));
  // A query asks only for what it uses; a command also finds out whether it is there.
  const isMade = (index: number) =>
    operation.kind === 'command' || Object.values(fills).some(({ call }) => call === index);
  return {
    calls: called.map(({ call, operation: target }, index) => ({
      service: call.to.service,
      operation: call.to.name,
      timeoutMs: call.timeoutMs ?? target.timeoutMs,
      retries: call.retries,
      fallback: call.fallback,
      ...(givens[index] !== undefined && isMade(index) && { given: givens[index] }),
    })),
    fills,
  };
}

type Fills = Record<string, { call: number; field: string }>;

/** Fields that the operation itself has nothing for, and one of its calls has by equal name. */
function fillsOf(
  operation: Operation,
  service: Service,
  called: Called[],
  givens: (Record<string, string[]> | undefined)[],
  certain: (given: Record<string, string[]>) => boolean,
): Fills {
  const fills: Fills = {};
  for (const field of unfilled(operation, service)) {
    called.forEach((each, call) => {
      const given = givens[call];
      if (given === undefined || Object.hasOwn(fills, field.name)) return;
      // Where nobody is asked, or nobody answers, a field that has to be there would be missing.
      if (!field.optional && (each.call.fallback !== 'none' || !certain(given))) return;
      const found = answerFields(each).find((candidate) => fits(candidate, field, each));
      if (found !== undefined) fills[field.name] = { call, field: found.name };
    });
  }
  return fills;
}

/** Whether the input of a call is there whatever the caller leaves out. */
function isCertain(known: readonly Source[]) {
  const optional = new Set(
    known.filter(({ field }) => field.optional).map(({ way }) => way.join()),
  );
  return (given: Record<string, string[]>): boolean =>
    !Object.values(given).some((way) => optional.has(way.join()));
}

/** Of an answer of one row or one map of fields. */
function answerFields({ operation: { output }, callee }: Called): Field[] {
  if (output.kind === 'fields') return output.fields;
  if (output.kind !== 'entity') return [];
  return entityNamed(callee, output.entity)?.fields.filter(({ managed }) => !managed) ?? [];
}

/** `price` fills `price`, and that of a Thing `thingPrice`. */
function fits(candidate: Field, field: Field, { operation }: Called): boolean {
  if (candidate.secret || candidate.object !== undefined || candidate.optional > field.optional) {
    return false;
  }
  const owner =
    operation.entity === undefined ? [] : [camel(operation.entity) + pascal(candidate.name)];
  return (
    [candidate.name, ...owner].includes(field.name) &&
    candidate.type === field.type &&
    candidate.array === field.array
  );
}

/** Fields of the answer of a query, or of the row of a command, that nothing of its own fills. */
function unfilled(operation: Operation, service: Service): Field[] {
  const { action, output, input, params } = operation;
  const entity = entityNamed(service, operation.entity);
  const given = new Set([...input.map(({ name }) => name), ...params.map(({ field }) => field)]);
  if (action === 'create') {
    return (entity?.fields ?? []).filter(
      ({ name, managed, default: otherwise }) =>
        !managed && otherwise === undefined && !given.has(name),
    );
  }
  if (output.kind !== 'fields') return [];
  if (action === 'compute') return output.fields;
  const own = new Set(['id', ...(entity ? [`${camel(entity.name)}Id`] : [])]);
  const names = new Set([
    ...given,
    ...params.map(({ name }) => name),
    ...(entity?.fields ?? []).filter(({ secret }) => !secret).map(({ name }) => name),
  ]);
  return output.fields.filter(({ name }) => !names.has(name) && !own.has(name));
}

/** Names of what only the rule can say: required, and neither the operation nor its calls have it. */
export function undecided(operation: Operation, service: Service, blueprint: Blueprint): string[] {
  if (operation.calls.length === 0) return [];
  const { fills } = inquiry(operation, service, blueprint);
  return unfilled(operation, service)
    .filter(({ name, optional }) => !optional && !Object.hasOwn(fills, name))
    .map(({ name }) => name);
}

function entityNamed({ entities }: Service, name: string | undefined): Entity | undefined {
  return entities.find((entity) => entity.name === name);
}
