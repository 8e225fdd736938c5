import type { TestContext } from 'node:test';
import { examplesOf as answersOf, startCallee } from './callees.ts';
import { each, NotHere } from './clause.ts';
import { type Answer, ask, type Question } from './client.ts';
import { type Node, type ServeOptions, serve, shared } from './fleet.ts';
import { call, create, type Fields, inputOf, subjectsOf } from './rows.ts';
import type { OwnStore } from './stores.ts';
import { type CallFacts, type Operation, type Service, services } from './system.ts';
import { type Handler, startUpstream, type Upstream } from './upstream.ts';

/** A call that an operation makes without a word of its rule: what can be seen from outside. */
export interface Calling {
  /** Of the caller. */
  name: string;
  service: Service;
  operation: Operation;
  call: CallFacts;
}

export const callings: readonly Calling[] = services.flatMap((service) =>
  service.operations
    // A row that is deleted can be asked about once.
    .filter(({ action, undecided }) => action !== 'delete' && !undecided)
    .flatMap((operation) =>
      (operation.calls ?? [])
        .filter(({ given }) => given !== undefined)
        .map((call) => ({ name: service.name, service, operation, call })),
    ),
);

/** The operation that is called, as its own service declares it. */
export function calledOperation({ call }: Calling): Operation {
  const callee = services.find(({ name }) => name === call.service);
  const found = callee?.operations.find(({ name }) => name === call.operation);
  if (found === undefined) throw new Error(`no operation ${call.service}.${call.operation}`);
  return found;
}

/** The check with one calling of each service, the first that fits. */
export async function eachCaller(
  t: TestContext,
  check: (calling: Calling) => Promise<void>,
  fits: (calling: Calling) => boolean = () => true,
): Promise<void> {
  const found = services.flatMap(
    ({ name }) => callings.find((calling) => calling.name === name && fits(calling)) ?? [],
  );
  if (found.length === 0) throw new NotHere('no operation makes such a call by itself');
  await each(t, found, check);
}

/** A caller, and a stand-in for the one callee that a test is about. */
export interface Caller {
  node: Node;
  callee: Upstream;
  /** Sends the operation once, with its example, in which unique values are new. */
  ask(question?: Question & { sub?: string }): Promise<Answer>;
  /** The requests that came to the callee since it was last asked. */
  came(): Upstream['seen'];
}

/** @param address of the callee, instead of a stand-in */
export async function startCaller(
  { service, operation, call: { service: name } }: Calling,
  { address, ...options }: ServeOptions & { address?: string } = {},
): Promise<Caller> {
  const facts = service.callees.find((callee) => callee.name === name);
  const callee = facts === undefined ? await startUpstream() : await startCallee(facts);
  const row = await rowFor(service, operation, options.store);
  const node = await serve(service, { ...options, callees: { [name]: address ?? callee.url } });
  let counted = 0;
  return {
    node,
    callee,
    async ask(question = {}) {
      return call(node, operation, { row, fields: await inputOf(node, operation), ...question });
    },
    came() {
      const fresh = callee.seen.slice(counted);
      counted = callee.seen.length;
      return fresh;
    },
  };
}

/** The row that the path names, where it names one; made by another process of the service. */
async function rowFor(
  service: Service,
  { params, entity }: Operation,
  store?: OwnStore,
): Promise<Fields> {
  if (params.length === 0) return {};
  const other = await (store === undefined ? shared(service) : serve(service, { store }));
  const subject = subjectsOf(other).find((each) => each.name === entity);
  if (subject === undefined) throw new NotHere('no row that it could be about');
  return create(subject);
}

/** Refuses as a service does. */
export function refusing(status: number, word: string, more: object = {}): Handler {
  const body = { type: `urn:problem-type:${word}`, title: 'A title', status, ...more };
  return (_, response) => {
    const headers = { 'content-type': 'application/problem+json', 'x-of-the-callee': 'private' };
    response.writeHead(status, headers).end(JSON.stringify(body));
  };
}

/** Answers as the callee does that the calling is about. */
export function examplesOf({ service, call }: Calling): Handler {
  const facts = service.callees.find(({ name }) => name === call.service);
  return answersOf(facts ?? { name: '', urlEnv: '', operations: {} });
}

/** Never answers. */
export const silent: Handler = () => {};

/** An address where nobody listens. */
export const nobody = 'http://127.0.0.1:9';

/** What only services call, and a way to ask for it that changes nothing. */
export interface Inner {
  name: string;
  node: Node;
  operation: Operation;
  knock(headers: Record<string, string>): Promise<Answer>;
}

/** @param fits which operations; called by services is each */
export async function innerOf(
  service: Service,
  fits: (operation: Operation) => boolean,
): Promise<Inner[]> {
  const found = service.operations.filter((each) => each.callers.length > 0 && fits(each));
  const node = found.length > 0 ? await shared(service) : undefined;
  if (node === undefined) throw new NotHere('no such operation');
  return found.map((operation) => ({
    name: operation.name,
    node,
    operation,
    knock(headers) {
      const path = operation.path.replaceAll(/\{\w+\}/g, 'x');
      // A parameter that no contract has: who gets past the door is told so, and nothing is done.
      return ask(`${node.api}${path}?no-such-parameter=1`, { method: operation.method, headers });
    },
  }));
}
