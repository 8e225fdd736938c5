import { own, type Values } from '../../data/columns.ts';
import { Deadline } from '../../deadline.ts';
import type { Outbox } from '../../events/outbox.ts';
import type { Request, Route } from '../../http/route.ts';
import { createValidator } from '../../http/validate.ts';
import type { Store, Tx } from '../../store/port.ts';
import type { Arrival, Effect } from '../effect.ts';
import { Unreadable } from '../read.ts';

/** Names of the operation -> members of the payload. */
export interface Filling {
  /** Parameters of the path. */
  params: Readonly<Record<string, string>>;
  /** Fields of the input. */
  input: Readonly<Record<string, string>>;
}

/**
 * Runs an operation of the service with what an event brings, for the system rather than for a
 * caller. What it refuses with an event that it declares is an answer: the event is published, and the
 * message is done.
 */
export function call(
  routes: readonly Route[],
  name: string,
  filling: Filling,
  outbox?: Outbox,
): Effect {
  const route = routes.find(({ operation }) => operation.name === name);
  if (route === undefined) throw new Error(`there is no operation ${name}`);
  const { operation } = route;
  const validate = createValidator(operation);
  const inQuery = operation.method === 'GET' || operation.method === 'DELETE';

  function requestOf(tx: Tx, arrival: Arrival): Request {
    const { payload, now, log, span } = arrival;
    const input = filled(filling.input, payload);
    const raw = {
      params: asTexts(filled(filling.params, payload)),
      query: inQuery ? asTexts(input) : {},
      body: inQuery ? undefined : input,
      headers: {},
    };
    const [fault] = validate(raw);
    if (fault !== undefined) {
      throw new Unreadable(`${name} does not take it: ${fault.in} ${fault.path} ${fault.message}`);
    }
    const deadline = Deadline.in(operation.timeoutMs);
    const store = within(tx, arrival.store);
    return {
      ...raw,
      requestId: arrival.message.id,
      caller: undefined,
      byEvent: true,
      store,
      log,
      deadline,
      now,
      span,
      // Who asks others does so before a transaction, and this one is open.
      opened() {
        throw new Error(`${name} asks other services`);
      },
    };
  }

  return {
    shares: false,
    async apply(tx, arrivals) {
      for (const arrival of arrivals) await route.handle(requestOf(tx, arrival));
    },
    async refused(error, tx, arrival) {
      const { event, payload } = error;
      if (outbox === undefined || !operation.emits?.slice(1).includes(event)) return false;
      await outbox.publish(tx, event, payload, arrival);
      return true;
    },
  };
}

function filled(names: Readonly<Record<string, string>>, payload: Values): Values {
  return Object.fromEntries(
    Object.entries(names)
      .map(([name, member]) => [name, own(payload, member)])
      .filter(([, value]) => value !== undefined),
  );
}

/** As they stand in a path or a query. */
function asTexts(values: Values): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

/** The store as a command inside a transaction sees it: what it begins is part of what is open. */
function within(tx: Tx, store: Store): Store {
  let isBegun = false;
  return {
    kind: store.kind,
    capabilities: store.capabilities,
    query: (text, values) => tx.query(text, values),
    async transaction(work) {
      // What a command adds after it was undone is written with the inbox row: see `refused`.
      if (isBegun) return undefined as never;
      isBegun = true;
      return work(tx);
    },
    ping: (timeoutMs) => store.ping(timeoutMs),
    migrate: (folder) => store.migrate(folder),
    pending: (folder) => store.pending(folder),
    close: () => store.close(),
  };
}
