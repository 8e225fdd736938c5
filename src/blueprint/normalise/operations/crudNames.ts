import { plural } from '../../names/plural.ts';

/** Names of the operations that an entity has by itself. */
export function crudNames(entity: string) {
  return {
    create: `create${entity}`,
    get: `get${entity}`,
    list: `list${plural(entity)}`,
    update: `update${entity}`,
    delete: `delete${entity}`,
  };
}
