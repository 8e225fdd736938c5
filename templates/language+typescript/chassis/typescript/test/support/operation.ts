import type { OperationModel } from '../../src/model.ts';

/** An anonymous query without parameters, but for what is said. */
export function operation(said: Partial<OperationModel> & { name: string }): OperationModel {
  return {
    kind: 'query',
    action: 'get',
    entity: 'Thing',
    method: 'GET',
    path: `/${said.name}`,
    params: [],
    expose: 'public',
    auth: 'anonymous',
    callers: [],
    idempotency: 'none',
    timeoutMs: 1_000,
    assigns: {},
    input: [],
    output: 'none',
    status: 200,
    schema: {},
    ...said,
  };
}
