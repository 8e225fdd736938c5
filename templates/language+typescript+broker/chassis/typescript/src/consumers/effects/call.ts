import { own, type Values } from '../../data/columns.ts';
import { Deadline } from '../../deadline.ts';
import type { Outbox } from '../../events/outbox.ts';
import type { Request, Route } from '../../http/route.ts';
import { createValidator } from '../../http/validate.ts';
import type { Store } from '../../store/port.ts';
import type { Arrival, Effect } from '../effect.ts';
import { occurrenceOf } from '../occurrence.ts';
import { Unreadable } from '../read.ts';
import { beginning, within } from './stores.ts';

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
 * message is done. One that asks other services does so for the service itself, before the transaction.
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

  function requestOf(store: Store, deadline: Deadline, arrival: Arrival): Request {
    const { payload, now, log, span, opened } = arrival;
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
    return {
      ...raw,
      requestId: occurrenceOf(arrival.message),
      caller: undefined,
      byEvent: true,
      store,
      log,
      deadline,
      now,
      span,
      opened,
    };
  }

  const { timeoutMs } = operation;
  const { uses = [] } = route;
  return {
    shares: false,
    uses,
    ...(uses.length > 0 && {
      async lead(arrival, transact) {
        const deadline = Deadline.in(timeoutMs);
        const giveUp = () => deadline.expire();
        arrival.signal.addEventListener('abort', giveUp);
        try {
          await route.handle(requestOf(beginning(transact, arrival.store), deadline, arrival));
        } finally {
          arrival.signal.removeEventListener('abort', giveUp);
        }
      },
    }),
    async apply(tx, arrivals) {
      for (const arrival of arrivals) {
        const store = within(tx, arrival.store);
        await route.handle(requestOf(store, Deadline.in(timeoutMs), arrival));
      }
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
