import { INVALID_SPAN_CONTEXT, trace } from '@opentelemetry/api';
import { Deadline } from '../../src/deadline.ts';
import type { Request } from '../../src/http/route.ts';
import { createLogger } from '../../src/log.ts';
import type { Store } from '../../src/store/port.ts';

const log = createLogger({ service: 'test', level: 'fatal' });

/** A request of `subject`, as it comes to a route: checked, and with time left. */
export function requestTo(
  store: Store,
  said: Partial<Request> & { subject?: string } = {},
): Request {
  const { subject = 'me', ...rest } = said;
  return {
    params: {},
    query: {},
    body: undefined,
    headers: {},
    caller: { subject, scopes: new Set(), token: '' },
    store,
    log,
    deadline: Deadline.in(5_000),
    now: new Date(),
    requestId: 'test',
    span: trace.wrapSpanContext(INVALID_SPAN_CONTEXT),
    opened() {
      throw new Error('nothing is opened');
    },
    ...rest,
  };
}
