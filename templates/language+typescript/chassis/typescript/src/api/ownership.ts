import type { Scope } from '../data/repository.ts';
import type { Request } from '../http/route.ts';
import type { EntityModel, OperationModel } from '../model.ts';

/**
 * Whose rows an operation is about: those of the caller, where the entity has owners. Internal
 * operations are asked by services, for whoever it may be: they are about all rows, and so is what
 * an event asks for.
 * @throws Error for an operation that lets everybody in to rows that somebody owns
 */
export function ownership(entity: EntityModel, { name, expose, auth }: OperationModel) {
  if (entity.owner === undefined || expose === 'internal') return (): Scope => ({});
  if (auth === 'anonymous') {
    throw new Error(`${name} is anonymous, but rows of ${entity.name} belong to callers`);
  }
  return ({ caller, byEvent }: Request): Scope => (byEvent ? {} : { owner: caller?.subject ?? '' });
}
