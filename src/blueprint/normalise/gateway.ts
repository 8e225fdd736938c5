import type { Catalog } from '../../catalog/index.ts';
import { quote } from '../quote.ts';
import type { RawComposition, RawDefaults, RawGateway } from '../raw.ts';
import type { Composition, Gateway, Language } from '../types.ts';
import { defaultTimeoutMs, rateOf, scalingOf, sloOf } from './defaults.ts';
import { entries } from './directory.ts';
import { httpOf } from './operations/http.ts';
import { preferred } from './platform.ts';
import { refOf } from './references.ts';
import type { Scope } from './scope.ts';
import { byName } from './sort.ts';

const defaultRate = '600/min';

export function gatewayOf(
  scope: Scope,
  raw: RawGateway | undefined,
  defaults: RawDefaults | undefined,
  catalog: Catalog,
): Gateway {
  const compositions = entries(raw?.compositions).map(([name, written]) =>
    compositionOf(scope, name, written),
  );
  return {
    // Not the language of the services: a gateway is rendered in few of them.
    language: raw?.language ?? preferred<Language>(catalog.language) ?? 'typescript',
    timeoutMs: raw?.timeoutMs ?? defaults?.timeoutMs ?? defaultTimeoutMs,
    scaling: scalingOf(scope, [
      [defaults?.scaling, ['defaults', 'scaling']],
      [raw?.scaling, ['gateway', 'scaling']],
    ]),
    slo: sloOf([defaults?.slo, raw?.slo]),
    rateLimit: {
      perClient: rateOf(raw?.rateLimit?.perClient ?? defaultRate),
      store: raw?.rateLimit?.store ?? preferred(catalog.rateLimitStore) ?? 'memory',
    },
    compositions: byName(compositions),
  };
}

function compositionOf(scope: Scope, name: string, raw: RawComposition): Composition {
  const path = ['gateway', 'compositions', name];
  const calls = (raw.calls ?? []).flatMap((written, index) => {
    const call = typeof written === 'string' ? { to: written } : written;
    const at = [...path, 'calls', index, ...(typeof written === 'string' ? [] : ['to'])];
    const to = refOf(scope, 'operation', call.to, at);
    if (!to) return [];
    const target = scope.directory.get(to.service)?.operations.get(to.name);
    if (target && (!target.http || target.kind === 'command')) {
      scope.report({
        code: 'composition',
        message: `${quote(call.to)} is not a query over HTTP`,
        hint: 'A composition puts the answers of queries together.',
        path: at,
      });
    }
    const timeoutMs = call.timeoutMs === undefined ? {} : { timeoutMs: call.timeoutMs };
    return [{ to, ...timeoutMs, optional: call.optional ?? false }];
  });
  return { name, route: httpOf(raw.route ?? 'GET /'), calls };
}
