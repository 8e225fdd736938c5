import type { Entity } from '../../types.ts';

export interface StatusChange {
  field: string;
  value: string;
}

/** `cancel` means `cancelled`, `retire` retired, `activate` active, `deny` denied. */
export function statusChanges(entity: Entity, verb: string): StatusChange[] {
  const stems = [verb, verb.replace(/e$/, ''), verb.replace(/ate$/, ''), verb.replace(/y$/, 'i')];
  return entity.fields
    .filter((field) => field.type === 'enum' && !field.array && field.managed === undefined)
    .flatMap((field) =>
      (field.values ?? [])
        .filter((value) =>
          stems.some((stem) => stem.length > 2 && value.toLowerCase().startsWith(stem)),
        )
        .map((value) => ({ field: field.name, value })),
    );
}
