import type { Action, Http, Operation } from '../../types.ts';

/** What the operation does, from kind, method, path and paging. */
export function actionOf(
  kind: Operation['kind'],
  http: Http | undefined,
  byKey: boolean,
  paging: boolean,
  computes: boolean,
): Action {
  if (!http) return 'message';
  if (kind === 'query') {
    if (computes) return 'compute';
    if (byKey) return 'get';
    return paging ? 'list' : 'find';
  }
  if (!byKey) return 'create';
  return http.method === 'DELETE' ? 'delete' : 'update';
}
