import type { Entity, Operation, Service } from '../blueprint/types.ts';
import { fieldExamples } from './examples.ts';

/** A valid answer of an operation, for stand-ins of its service. Deterministic. */
export function answerExample({ output }: Operation, service: Service): unknown {
  if (output.kind === 'none') return undefined;
  if (output.kind === 'fields') return fieldExamples(output.fields, service);
  const entity = service.entities.find(({ name }) => name === output.entity);
  const row = entity === undefined ? {} : rowExample(entity, service);
  if (output.kind === 'page') return { items: [row] };
  return output.kind === 'list' ? [row] : row;
}

/** As the service would answer it: with what it fills in itself, without secrets. */
function rowExample({ fields }: Entity, service: Service): Record<string, unknown> {
  const shown = fields.filter(({ secret }) => !secret);
  return { ...fieldExamples(shown, service), ...managed(shown) };
}

function managed(fields: Entity['fields']): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap(({ name, managed }) => (managed === 'version' ? [[name, 1]] : [])),
  );
}
