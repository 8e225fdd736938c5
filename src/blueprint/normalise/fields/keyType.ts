import type { FieldType } from '../../types.ts';
import type { ServiceNames } from '../directory.ts';

const keyTypes: readonly FieldType[] = ['uuid', 'string', 'integer'];

/** Name of the field that identifies the entity. */
export function keyOf(service: ServiceNames, entity: string): string {
  return service.entities.get(entity)?.key ?? 'id';
}

/**
 * Type of the entity's key, read from the document as it was written: a key may itself refer to
 * another entity, and fields are normalised in no particular order. What can't be one is reported
 * where the entity is normalised, and counts as a UUID here.
 */
export function keyTypeOf(service: ServiceNames, entity: string, seen: string[] = []): FieldType {
  const raw = service.entities.get(entity)?.fields?.[keyOf(service, entity)];
  const written = typeof raw === 'string' ? { type: raw } : raw;
  const type = written?.type ?? written?.ref;
  if (type === undefined || seen.includes(entity)) return 'uuid';
  const primitive = keyTypes.find((known) => known === type);
  if (primitive) return primitive;
  return service.entities.has(type) ? keyTypeOf(service, type, [...seen, entity]) : 'uuid';
}

export function canBeKey(type: FieldType): boolean {
  return keyTypes.includes(type);
}

export const keyTypeList = keyTypes.join(', ');
