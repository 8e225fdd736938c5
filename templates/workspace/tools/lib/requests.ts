import type { OperationModel } from '@local/chassis';

export type Fields = Readonly<Record<string, unknown>>;

/** What a request is made of, as far as its operation says it. */
type Operation = Pick<OperationModel, 'path' | 'params' | 'schema'>;

/** Any key that no row has. */
export const nowhere = '01890a5d-ac96-774b-bcce-b302099a8057';

export function takesBody({ schema }: Pick<Operation, 'schema'>): boolean {
  return schema.body !== undefined;
}

/** Path and query: what fits into neither is for the body. */
export function targetOf(operation: Operation, row: Fields, input: Fields = {}): string {
  const path = pathOf(operation, row);
  const query = takesBody(operation)
    ? ''
    : `${new URLSearchParams(Object.entries(input).flatMap(pairs))}`;
  return query === '' ? path : `${path}?${query}`;
}

export function pathOf({ params, path }: Pick<Operation, 'params' | 'path'>, row: Fields): string {
  const values = new Map(params.map(({ name, field }) => [name, row[field] ?? nowhere]));
  return path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(values.get(name))));
}

function pairs([name, value]: [string, unknown]): [string, string][] {
  return [value].flat().map((item) => [name, String(item)]);
}
