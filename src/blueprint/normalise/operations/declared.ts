import { keyNames } from '../../carried.ts';
import type { Entity, Operation } from '../../types.ts';
import { kindOf } from '../directory.ts';
import { actionOf } from './action.ts';
import { authOf } from './auth.ts';
import { callersIn, callersOf } from './callers.ts';
import { callsOf } from './calls.ts';
import { checkComplete, checkReach, checkShape } from './checks.ts';
import { emitsOf } from './emits.ts';
import { httpOf, paramNames } from './http.ts';
import { idempotencyOf } from './idempotency.ts';
import { inputOf } from './input.ts';
import { outputOf } from './output.ts';
import { type Params, paramsOf } from './params.ts';
import type { OperationPlace } from './place.ts';
import { subjectsOf } from './subjects.ts';

/** An operation as it was declared, with everything that was left out. */
export function declaredOperation(place: OperationPlace): Operation {
  const { raw, name } = place;
  const http = raw.http === undefined ? undefined : httpOf(raw.http);
  const message = raw.message ?? false;
  const subjects = subjectsOf(place);
  const kind = kindOf(raw);
  checkReach(place, kind, http, message, subjects);
  const computes = isComputed(place, kind, http, subjects.main);
  const main = computes ? undefined : subjects.main;
  const [untyped] = computes && http ? paramNames(http.path) : [];
  if (untyped !== undefined) {
    place.fault(
      {
        code: 'unknown-param',
        message: `${name} computes its answer, so no entity says what {${untyped}} is`,
        hint: `Move it to input: { ${untyped}: ... }`,
      },
      'http',
    );
  }
  const params: Params = http ? paramsOf(place, http.path, main) : { params: [], byKey: false };
  const action = actionOf(kind, http, params.byKey, raw.paging !== undefined, computes);
  checkShape(place, action, http, main, params);
  const input = inputOf(place, action, http, params, main);
  if (action === 'create' && main) checkComplete(place, main, input.fields, params);
  const expose = raw.expose ?? (http ? 'public' : 'internal');
  const auth = authOf(place, kind, subjects.main, expose);
  const sources = { input: input.fields, params: params.params, main };
  return {
    name,
    ...(raw.description === undefined ? {} : { description: raw.description }),
    kind,
    crud: false,
    action,
    ...(main ? { entity: main.name } : {}),
    ...(http ? { http } : {}),
    params: params.params,
    message,
    expose,
    auth,
    callers: callersOf(auth, callersIn(place.scope.directory, place.service.name, name)),
    reads: subjects.reads,
    writes: subjects.writes,
    emits: emitsOf(place),
    calls: callsOf(place),
    ...(raw.startsSaga === undefined ? {} : { startsSaga: raw.startsSaga }),
    idempotency: idempotencyOf(place, kind, http, message),
    ...(raw.paging === undefined ? {} : { paging: raw.paging }),
    batch: raw.batch ?? false,
    timeoutMs: raw.timeoutMs ?? place.defaults.timeoutMs,
    input: input.fields,
    assigns: input.assigns,
    output: outputOf(place, action, sources),
  };
}

/**
 * A query with an output of its own that asks other services: no row could fill it, unless the path
 * names one.
 */
function isComputed(
  { raw }: OperationPlace,
  kind: Operation['kind'],
  http: Operation['http'],
  main: Entity | undefined,
): boolean {
  if (kind !== 'query' || http === undefined || raw.paging !== undefined) return false;
  if ((raw.calls ?? []).length === 0 || typeof raw.output !== 'object') return false;
  const last = paramNames(http.path).at(-1);
  return main === undefined || last === undefined || !keyNames(main).includes(last);
}
