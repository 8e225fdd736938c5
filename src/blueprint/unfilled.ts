import { camel, pascal } from './names/case.ts';
import type { Entity, Field, Operation, Service } from './types.ts';

/** Fields of the answer of a query, or of the row of a command, that nothing of its own fills. */
export function unfilled(operation: Operation, service: Service): Field[] {
  const { action, output, input, params } = operation;
  const entity = entityNamed(service, operation.entity);
  const given = new Set([...input.map(({ name }) => name), ...params.map(({ field }) => field)]);
  if (action === 'create') {
    return (entity?.fields ?? []).filter(
      ({ name, managed, default: otherwise }) =>
        !managed && otherwise === undefined && !given.has(name),
    );
  }
  if (output.kind !== 'fields') return [];
  if (action === 'compute') return output.fields;
  const own = new Set(['id', ...(entity ? [`${camel(entity.name)}Id`] : [])]);
  const names = new Set([
    ...given,
    ...params.map(({ name }) => name),
    ...(entity?.fields ?? []).filter(({ secret }) => !secret).map(({ name }) => name),
  ]);
  return output.fields.filter(({ name }) => !names.has(name) && !own.has(name));
}

/** The field of the answer of a call that fills a field of the caller's, by its name. */
export function fillerOf(field: Field, callee: Service, called: Operation): Field | undefined {
  return answerFields(callee, called).find((candidate) => fits(candidate, field, called));
}

/** Of an answer of one row or one map of fields. */
function answerFields(callee: Service, { output }: Operation): Field[] {
  if (output.kind === 'fields') return output.fields;
  if (output.kind !== 'entity') return [];
  return entityNamed(callee, output.entity)?.fields.filter(({ managed }) => !managed) ?? [];
}

/** `price` fills `price`, and that of a Thing `thingPrice`. */
function fits(candidate: Field, field: Field, { entity }: Operation): boolean {
  if (candidate.secret || candidate.object !== undefined || candidate.optional > field.optional) {
    return false;
  }
  const owner = entity === undefined ? [] : [camel(entity) + pascal(candidate.name)];
  return (
    [candidate.name, ...owner].includes(field.name) &&
    candidate.type === field.type &&
    candidate.array === field.array
  );
}

function entityNamed({ entities }: Service, name: string | undefined): Entity | undefined {
  return entities.find((entity) => entity.name === name);
}
