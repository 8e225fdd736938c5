import type { Blueprint, Entity, Service } from '../../blueprint/types.ts';
import { entityExample, inputExample } from '../../derive/examples.ts';
import { entityModel, operationModel } from '../../derive/models.ts';
import { camel, kebab } from '../names.ts';
import { fieldView } from './field.ts';

export function entityView(entity: Entity, service: Service, blueprint: Blueprint) {
  const crud = service.operations.filter(
    (operation) => operation.crud && operation.entity === entity.name,
  );
  return {
    name: entity.name,
    file: kebab(entity.name),
    variable: camel(entity.name),
    description: entity.description,
    model: entity,
    isCrud: crud.length > 0,
    emits: crud.some(({ emits }) => emits.length > 0),
    usesValues: entity.fields.some(({ type }) => type === 'object'),
    owner: entity.owner,
    fields: entity.fields.map(fieldView),
    writable: entity.fields.filter(({ managed }) => managed === undefined).map(fieldView),
    get data() {
      return entityModel(entity);
    },
    get example() {
      return entityExample(entity, service);
    },
    /** By action. */
    get inputs() {
      return Object.fromEntries(
        crud.map((operation) => [operation.action, inputExample(operation, service)]),
      );
    },
    get operations() {
      return Object.fromEntries(
        crud.map((operation) => [operation.action, operationModel(operation, service, blueprint)]),
      );
    },
  };
}
