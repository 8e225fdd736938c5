import type { OperationModel } from '../model.ts';
import { type Example, type Examples, fieldsOf, storeExample } from './examples.ts';
import type { Answer, Call, TestService } from './service.ts';

/** Nobody has to say who they are. */
export function isOpen({ auth, expose, callers }: OperationModel): boolean {
  return auth === 'anonymous' && (expose === 'public' || callers.length === 0);
}

/**
 * Calls an operation with its example: on the stored example row where its path names one, with the
 * example's input as body or as query.
 */
export async function callExample(
  running: TestService,
  operation: OperationModel,
  examples: Examples,
  input: Example,
  as?: Call['as'],
): Promise<Answer> {
  const path = await pathOf(running, operation, examples);
  const fields = await fieldsOf(running.store, examples, input);
  if (operation.schema.body !== undefined) {
    return running.call(operation.method, path, { body: fields, as });
  }
  const query = new URLSearchParams(
    Object.entries(fields).map(([name, value]) => [name, `${value}`]),
  );
  return running.call(operation.method, query.size > 0 ? `${path}?${query}` : path, { as });
}

async function pathOf(
  { store }: TestService,
  { params, path, entity }: OperationModel,
  examples: Examples,
): Promise<string> {
  if (params.length === 0 || entity === undefined) return path;
  const row = await storeExample(store, examples, entity);
  const values = new Map(params.map(({ name, field }) => [name, `${row[field]}`]));
  return path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(values.get(name) ?? ''),
  );
}
