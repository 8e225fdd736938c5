import { quote } from '../../quote.ts';
import type { Call } from '../../types.ts';
import { refOf } from '../references.ts';
import { callerOf } from './callers.ts';
import type { OperationPlace } from './place.ts';

export function callsOf(place: OperationPlace): Call[] {
  const { raw, scope, service } = place;
  return (raw.calls ?? []).flatMap((said, index) => {
    const call = typeof said === 'string' ? { to: said } : said;
    const at = [...place.path, 'calls', index];
    const path = typeof said === 'string' ? at : [...at, 'to'];
    const to = refOf(scope, 'operation', call.to, path);
    if (!to) return [];
    const called = scope.directory.get(to.service);
    const target = called?.operations.get(to.name);
    if (to.service === service.name) {
      place.fault(
        {
          code: 'call',
          message: `${place.name} calls its own service`,
          hint: 'Use the domain function.',
        },
        path,
      );
    } else if (target?.http === false) {
      place.fault(
        {
          code: 'call',
          message: `${quote(call.to)} is reached by message only`,
          hint: 'Give it http: as well, or send it a message from a saga.',
        },
        path,
      );
    }
    const written = called?.raw.operations?.[to.name]?.auth;
    const named = Array.isArray(written) ? written.flatMap((each) => callerOf(each) ?? []) : [];
    if (named.length > 0 && !named.includes(service.name)) {
      place.fault(
        {
          code: 'call',
          message: `${quote(call.to)} lets in ${named.join(', ')} only`,
          hint: `Add svc:${service.name} to its auth.`,
        },
        path,
      );
    }
    return [
      {
        to,
        transport: call.transport ?? place.defaults.transport,
        ...(call.timeoutMs === undefined ? {} : { timeoutMs: call.timeoutMs }),
        retries: call.retries ?? 0,
        fallback: call.fallback ?? 'none',
      },
    ];
  });
}
