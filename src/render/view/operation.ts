import type { Blueprint, Operation, Service } from '../../blueprint/types.ts';
import { undecided } from '../../derive/calls.ts';
import { inputExample } from '../../derive/examples.ts';
import { operationModel } from '../../derive/models.ts';
import { kebab, pascal } from '../names.ts';
import { asksView } from './asks.ts';
import { fieldView, outputFields } from './field.ts';

export function operationView(
  operation: Operation,
  service: Service,
  blueprint: Blueprint,
  reach: 'by-http' | 'by-message',
) {
  const entity = service.entities.find(({ name }) => name === operation.entity);
  return {
    name: operation.name,
    file: kebab(operation.name),
    description: operation.description,
    model: operation,
    reach,
    /** As people say it. */
    request:
      reach === 'by-http'
        ? `${operation.http?.method} ${operation.http?.path}`
        : `message ${operation.name}`,
    entity: entity === undefined ? undefined : { name: entity.name, file: kebab(entity.name) },
    input: operation.input.map(fieldView),
    ...ruleOf(operation),
    emits: operation.emits.length > 0,
    /** Events that its rule can refuse with. */
    refusals: operation.emits.slice(1),
    usesValues: [...operation.input, ...outputFields(operation)].some(
      ({ type }) => type === 'object',
    ),
    isDecided: undecided(operation, service, blueprint).length === 0,
    get asks() {
      return asksView(operation, service, blueprint);
    },
    get data() {
      return operationModel(operation, service, blueprint);
    },
    get example() {
      return inputExample(operation, service);
    },
  };
}

interface Rule {
  ruleType: string | undefined;
  /** Its type arguments. */
  ruleTypes: string | undefined;
  /** Those that come from the entity's file. */
  entityTypes: string | undefined;
}

/** The type of a command's business rule in the chassis. */
function ruleOf(operation: Operation): Rule {
  const row = operation.entity ?? '';
  const input = `${pascal(operation.name)}Input`;
  if (operation.action === 'create' || operation.action === 'update') {
    const ruleType = operation.action === 'create' ? 'CreateRule' : 'UpdateRule';
    const entityTypes = `${row}, ${row}Fields`;
    return { ruleType, entityTypes, ruleTypes: `${entityTypes}, ${input}` };
  }
  if (operation.action === 'delete') {
    return { ruleType: 'DeleteRule', entityTypes: row, ruleTypes: `${row}, ${input}` };
  }
  if (operation.action === 'message') {
    return { ruleType: 'MessageRule', entityTypes: undefined, ruleTypes: input };
  }
  // Every key is there, so that templates can ask for it.
  return { ruleType: undefined, ruleTypes: undefined, entityTypes: undefined };
}
