import { trace } from '@opentelemetry/api';
import type { MessageContext } from '../api/rules.ts';
import type { EventContext } from '../consumers/effects/custom.ts';
import { createLogger } from '../log.ts';

/** What tests of services with events use beside `@local/chassis/testing`. */

const now = new Date('2026-01-31T12:00:00.000Z');
const spanOfTest = () => trace.getTracer('tests').startSpan('test');

/**
 * What a handler is called with in a unit test: at a known time. One that reads or writes needs a
 * store, and is given its `tx`.
 */
export function eventContext(more: Partial<EventContext> = {}): EventContext {
  const destination = { write: () => {} };
  return {
    now,
    span: spanOfTest(),
    event: { id: '01890a5d-ac96-774b-bcce-b302099a8057', time: '2026-01-31T11:59:59.000Z' },
    log: createLogger({ service: 'tests', level: 'fatal', destination }),
    signal: new AbortController().signal,
    get tx(): never {
      throw new Error('no transaction in a unit test: give it one, as { tx }');
    },
    ...more,
  };
}

/** What the rule of an operation that only messages reach is called with, likewise. */
export function messageContext<Asked = undefined>(
  more: Partial<MessageContext<Asked>> = {},
): MessageContext<Asked> {
  return {
    caller: undefined,
    now,
    span: spanOfTest(),
    asked: undefined as Asked,
    get tx(): never {
      throw new Error('no transaction in a unit test: give it one, as { tx }');
    },
    ...more,
  };
}
