import { keyNames } from '../../carried.ts';
import { suggestion } from '../../nearest.ts';
import { quote } from '../../quote.ts';
import type { Entity, Operation } from '../../types.ts';
import { paramNames } from './http.ts';
import type { OperationPlace } from './place.ts';

export interface Params {
  params: Operation['params'];
  /** Whether the last one names one row by its key. */
  byKey: boolean;
}

/**
 * Which field each path parameter selects by. The last one means the key when it is named `id`,
 * `<entity>Id` or like the key; all others are fields of the entity.
 */
export function paramsOf(place: OperationPlace, path: string, main: Entity | undefined): Params {
  const names = paramNames(path);
  if (!main) return { params: names.map((name) => ({ name, field: name })), byKey: false };
  const last = names.at(-1);
  const byKey = last !== undefined && keyNames(main).includes(last);
  const params = names.map((name, index) => {
    const isKey = byKey && index === names.length - 1;
    return { name, field: isKey ? main.key : fieldOf(place, main, name) };
  });
  return { params, byKey };
}

function fieldOf(place: OperationPlace, main: Entity, name: string): string {
  const field = main.fields.find((candidate) => candidate.name === name);
  if (field && !field.array && !field.secret && field.type !== 'object' && field.type !== 'json') {
    return name;
  }
  const names = main.fields.map((candidate) => candidate.name);
  place.fault(
    {
      code: 'unknown-param',
      message: field
        ? `Nothing can be selected by ${quote(name)} of ${main.name}`
        : `The path parameter ${quote(name)} is not a field of ${main.name}`,
      hint: field
        ? undefined
        : (suggestion(name, names) ?? `The key is {${main.key}}; others are named like fields.`),
    },
    'http',
  );
  return name;
}
