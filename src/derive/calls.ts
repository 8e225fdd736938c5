import { callerOf } from '../blueprint/normalise/operations/callers.ts';
import { type Substitute, substituteOf } from '../blueprint/substitute.ts';
import type { Blueprint, Call, Operation, Service } from '../blueprint/types.ts';
import { fillerOf, unfilled } from '../blueprint/unfilled.ts';
import { inputSources, type Source, sourcesOf } from './callSources.ts';
import { areThere, formerNames, formerRoute } from './former.ts';
import { operationSchemas } from './schemas.ts';
import { tolerant } from './tolerant.ts';
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
export function calleeModel(
  callee: Service,
  operations: readonly Operation[],
  blueprint: Blueprint,
) {
  return {
    name: callee.name,
    urlEnv: urlEnv(callee),
    operations: Object.fromEntries(
      operations.map((operation) => [operation.name, calledModel(operation, callee, blueprint)]),
    ),
  };
}

/**
 * Where an operation is asked: for as long as it is served by its path of before, there. While a deployment rolls, builds of the
 * callee from then know no other.
 */
export function askedAt(operation: Operation, blueprint: Blueprint): Operation['http'] {
  return formerRoute(operation, blueprint)?.http ?? operation.http;
}

function calledModel(operation: Operation, callee: Service, blueprint: Blueprint) {
  const { action, kind, idempotency, output } = operation;
  const http = askedAt(operation, blueprint);
  const former = formerNames(operation, callee);
  const schema = operationSchemas(operation, callee);
  const keyed = kind === 'command' && idempotency === 'key';
  return {
    method: http?.method ?? 'GET',
    path: http?.path ?? '',
    body: schema.body !== undefined,
    mayBeMissing: action === 'get',
    repeatable: keyed ? 'key' : idempotency === 'none' && kind === 'command' ? 'no' : 'always',
    output: output.kind,
    ...(areThere(former) && { former }),
    // A callee that says more than it did when its caller was built is no broken one.
    ...(schema.response !== undefined && {
      response: tolerant(schema.response, { enums: false }),
    }),
  };
}

/** How an operation calls: `CallModel` and `Fills` of the chassis. */
export function inquiry(operation: Operation, service: Service, blueprint: Blueprint) {
  const called = calledBy(operation, blueprint);
  const known = inputSources(operation, service);
  const givens = called.map((each) => sourcesOf(each, known));
  const copies = called.map(({ call, callee, operation: target }) =>
    call.fallback === 'replica' ? substituteOf(service, callee, target) : undefined,
  );
  const fills = fillsOf(operation, service, { called, givens, copies }, isCertain(known));
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
      ...(copies[index] !== undefined && { copy: copyModel(copies[index], target) }),
    })),
    fills,
  };
}

/** How a replica answers in place of an operation: `CopyModel` of the chassis. */
function copyModel({ replica, by, members }: Substitute, { auth }: Operation) {
  return {
    replica: replica.name,
    by,
    members,
    // Who could not ask the operation itself is told nothing by a copy either.
    scopes: auth === 'anonymous' ? [] : auth.filter((scope) => callerOf(scope) === undefined),
  };
}

type Fills = Record<string, { call: number; field: string }>;

/** The calls of an operation; of each, its input and what answers in its place. */
interface Asked {
  called: Called[];
  givens: (Record<string, string[]> | undefined)[];
  copies: (Substitute | undefined)[];
}

/** Fields that the operation itself has nothing for, and one of its calls has by equal name. */
function fillsOf(
  operation: Operation,
  service: Service,
  { called, givens, copies }: Asked,
  certain: (given: Record<string, string[]>) => boolean,
): Fills {
  const fills: Fills = {};
  for (const field of unfilled(operation, service)) {
    called.forEach((each, call) => {
      const given = givens[call];
      if (given === undefined || Object.hasOwn(fills, field.name)) return;
      // Where nobody is asked, or nobody answers, a field that has to be there would be missing.
      if (!field.optional && (each.call.fallback === 'default' || !certain(given))) return;
      const name = fillerOf(field, each.callee, each.operation)?.name;
      if (name === undefined) return;
      const copy = copies[call];
      if (!field.optional && copy !== undefined && !Object.hasOwn(copy.members, name)) return;
      fills[field.name] = { call, field: name };
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

/** Names of what only the rule can say: required, and neither the operation nor its calls have it. */
export function undecided(operation: Operation, service: Service, blueprint: Blueprint): string[] {
  if (operation.calls.length === 0) return [];
  const { fills } = inquiry(operation, service, blueprint);
  return unfilled(operation, service)
    .filter(({ name, optional }) => !optional && !Object.hasOwn(fills, name))
    .map(({ name }) => name);
}
