import { createHash, randomUUID } from 'node:crypto';
import type { Values } from '../data/columns.ts';
import type { Caller, Request } from '../http/route.ts';
import type { OperationModel } from '../model.ts';
import type { Sql } from '../store/port.ts';
import type { Question } from './attempt.ts';
import { call, nothing, type Said } from './call.ts';
import type { Client, Peer } from './client.ts';
import { answerOf, type Copies } from './copies.ts';
import type { CallFailed } from './failure.ts';
import { inWordsOfBefore } from './former.ts';
import type { CalledOperation, CallModel, Fills } from './model.ts';

/** The types of an operation of another service. */
export interface Offers {
  input: object;
  output: unknown;
}

type Fallbacks = CallModel['fallback'];

/** What a call gives: `value` is undefined for a row that is not there. */
export type Answer<Output, F extends Fallbacks = 'none', Copied extends string = never> =
  | { source: 'callee'; value: Output }
  | (F extends 'default' ? { source: 'default'; value: Nothing<Output> } : never)
  | (F extends 'replica' ? FromReplica<Output, Copied> : never);

/** What copies hold of the answer; other fields are there where the callee itself has answered. */
interface FromReplica<Output, Copied extends string> {
  source: 'replica';
  value: PartOf<Output, Copied>;
  /** When the newest event happened that the copies have; of several rows, the oldest. */
  asOf: Date;
}

type PartOf<Output, Copied extends string> = Output extends readonly (infer Row)[]
  ? Pick<Row, Extract<Copied, keyof Row>>[]
  : Output extends object
    ? Pick<Output, Extract<Copied, keyof Output>>
    : Output;

/** The default answer: a list or a page without items, or nothing at all. */
type Nothing<Output> = Output extends readonly unknown[] | { items: readonly unknown[] }
  ? Output
  : undefined;

/**
 * @param Copied fields of the answer that the replica holds
 * @throws CallFailed
 */
export type Call<O extends Offers, F extends Fallbacks = 'none', Copied extends string = never> = (
  input: O['input'],
) => Promise<Answer<O['output'], F, Copied>>;

/** What a rule has that asks other services. */
export interface CallContext<Calls, Derived> {
  /** Undefined for anonymous operations only. */
  caller: Caller | undefined;
  /** When the request came. */
  now: Date;
  /** Reads what is stored. */
  store: Sql;
  /** The operations of other services that the blueprint says this one calls. */
  calls: Calls;
  /**
   * What follows from the contracts: calls are made whose input this operation has, and fields are
   * filled by equal name. Something that is referred to and is not there is `reference-not-found`.
   */
  derived(): Promise<Derived>;
}

/** Whom an operation asks, and how. */
export interface Inquiries<_Calls, _Derived> {
  /** By name of the service. */
  clients: Readonly<Record<string, Client<unknown>>>;
  /** By name of the replica: those that answer in place of a call. */
  copies?: Readonly<Record<string, Copies>>;
  calls: readonly CallModel[];
  fills: Fills;
}

/** The calls of an operation, for one request. */
export class Calls {
  readonly #operation: OperationModel;
  readonly #inquiries: Inquiries<unknown, unknown>;
  readonly #request: Request;
  readonly #asked = new Map<string, number>();

  constructor(operation: OperationModel, inquiries: Inquiries<unknown, unknown>, request: Request) {
    this.#operation = operation;
    this.#inquiries = inquiries;
    this.#request = request;
  }

  ask(policy: CallModel, input: Readonly<Record<string, unknown>>): Promise<Said> {
    const found = this.#inquiries.clients[policy.service];
    if (found === undefined) throw new Error(`no client of ${policy.service}`);
    const peer: Peer = this.#request.opened(found);
    const { model } = peer.operation(policy.operation);
    const question = this.#question(policy, model, input);
    return call(peer, question, this.#request, policy, this.#fallbackOf(policy, model, input));
  }

  #fallbackOf({ fallback, copy }: CallModel, model: CalledOperation, input: Values) {
    if (fallback === 'default') return (): Said => ({ source: 'default', value: nothing(model) });
    if (copy === undefined) return undefined;
    const copies = this.#inquiries.copies?.[copy.replica];
    if (copies === undefined) throw new Error(`no replica ${copy.replica}`);
    const many = model.output === 'list';
    return (failure: CallFailed) => answerOf(copies, copy, many, input, this.#request, failure);
  }

  #question(
    { service, operation }: CallModel,
    model: CalledOperation,
    input: Readonly<Record<string, unknown>>,
  ): Question {
    const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
    const path = model.path.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = rest.get(name);
      rest.delete(name);
      return encodeURIComponent(String(value));
    });
    const said = [...rest].map((pair) => inWordsOfBefore(pair, model));
    const fields = Object.fromEntries(said);
    const query = model.body ? '' : String(new URLSearchParams(said.flatMap(pairs)));
    const key = model.repeatable === 'key' ? this.#keyFor(service, operation, input) : undefined;
    return {
      service,
      operation,
      method: model.method,
      path: query === '' ? path : `${path}?${query}`,
      body: model.body ? JSON.stringify(fields) : undefined,
      idempotencyKey: key,
    };
  }

  /**
   * The same for a repetition of our own request as it was for the first: where that one was broken
   * off, what it had others do is not done twice.
   */
  #keyFor(service: string, operation: string, input: object): string {
    const { headers, caller, byEvent, requestId } = this.#request;
    const { name, idempotency } = this.#operation;
    const given = idempotency === 'key' ? headers['idempotency-key'] : undefined;
    // A message that is delivered again has the id that it had.
    const known = byEvent ? ['message', name, requestId] : [caller?.subject ?? '', name, given];
    const base = byEvent || given !== undefined ? known : randomUUID();
    const what = JSON.stringify([service, operation, input]);
    const times = (this.#asked.get(what) ?? 0) + 1;
    this.#asked.set(what, times);
    return createHash('sha256')
      .update(JSON.stringify([base, what, times]))
      .digest('base64url');
  }
}

function pairs([name, value]: [string, unknown]): [string, string][] {
  return [value].flat().map((item) => [name, String(item)]);
}
