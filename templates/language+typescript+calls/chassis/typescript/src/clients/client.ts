import { Pool } from 'undici';
import { Breaker } from '../http/breaker.ts';
import { fits } from '../http/validate.ts';
import type { Resource } from '../resource.ts';
import { address } from '../settings.ts';
import type { CalledOperation, CalleeModel } from './model.ts';
import { type Outbound, outbound } from './outbound.ts';
import { anySchema } from './outcome.ts';
import { RetryBudget } from './retry.ts';

/** A peer that does not take a connection within this time counts as away, in ms. */
const CONNECT_TIMEOUT_MS = 2_000;
/** A connection belongs to one process of a callee: it is left after this time, so that new ones get their share. */
const CONNECTION_MS = 10_000;
/** Connections to one callee; more calls than that wait for one, within their deadline. */
const CONNECTIONS = 128;
/** An answer is held in memory as a whole. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/** Another service while this process runs. */
export interface Peer {
  name: string;
  pool: Pool;
  /** Opens after five failures in a row: no connection, no answer in time, or 502 to 504. */
  breaker: Breaker;
  budget: RetryBudget;
  outbound: Outbound;
  operation(name: string): { model: CalledOperation; fits: (value: unknown) => boolean };
}

/** A callee; its operations carry their types for the compiler, and nothing of them at run time. */
export interface Client<_Operations> extends Resource<Peer> {
  callee: CalleeModel;
}

/** Connections are opened when they are first needed, and kept for a while. */
export function client<Operations>(callee: CalleeModel): Client<Operations> {
  return {
    callee,
    settings: { [callee.urlEnv]: address },
    needs: [outbound],
    open({ opened, settings }) {
      const shared = opened(outbound);
      const breaker = new Breaker(5, 500);
      shared.breakers.set(callee.name, breaker);
      const known = new Map(
        Object.entries(callee.operations).map(([name, model]) => [
          name,
          { model, fits: fits(model.response ?? anySchema) },
        ]),
      );
      return {
        name: callee.name,
        pool: new Pool(String(settings[callee.urlEnv]), {
          connections: CONNECTIONS,
          connectTimeout: CONNECT_TIMEOUT_MS,
          clientTtl: CONNECTION_MS,
          // Each call has a deadline of its own.
          headersTimeout: 0,
          bodyTimeout: 0,
          maxResponseSize: MAX_ANSWER_BYTES,
        }),
        breaker,
        budget: new RetryBudget(),
        outbound: shared,
        operation(name) {
          const found = known.get(name);
          if (found === undefined) throw new Error(`${callee.name} has no operation ${name}`);
          return found;
        },
      };
    },
    // Nobody waits for an answer any more: the API is closed.
    close: ({ pool }) => pool.destroy(),
  };
}
