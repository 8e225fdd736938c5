import type { Http, Idempotency, Operation } from '../../types.ts';
import type { OperationPlace } from './place.ts';

export function idempotencyOf(
  place: OperationPlace,
  kind: Operation['kind'],
  http: Http | undefined,
  message: boolean,
): Idempotency {
  const { raw, name, fault } = place;
  const written = raw.idempotency;
  if (written === undefined) {
    if (!http) return 'message-id';
    return kind === 'command' && http.method === 'POST' ? 'key' : 'natural';
  }
  const why =
    written === 'message-id' && !message
      ? 'no message reaches it'
      : written === 'key' && !http
        ? 'a message has no Idempotency-Key header'
        : written === 'key' && kind === 'query'
          ? 'a query changes nothing'
          : undefined;
  if (why) {
    const hint = 'Leave it out.';
    fault(
      { code: 'idempotency', message: `${name} can't have idempotency: ${written}: ${why}`, hint },
      'idempotency',
    );
  }
  return written;
}
