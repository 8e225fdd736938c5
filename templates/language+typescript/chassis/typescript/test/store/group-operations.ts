import type { CrudOperations } from '../../src/api/crud.ts';
import type { OperationModel } from '../../src/model.ts';
import { operation } from '../support/operation.ts';

const fields = ['select', 'from', 'weight', 'limit', 'isOpen', 'when', 'link', 'tags', 'hidden'];

/** An operation on groups, of callers with a token. */
export function on(said: Partial<OperationModel> & { name: string }): OperationModel {
  return operation({ entity: 'Group', auth: ['groups'], output: 'entity', ...said });
}

const params = [{ name: 'groupId', field: 'id' }];
const path = '/groups/{groupId}';

export const operations: CrudOperations = {
  create: on({
    name: 'createGroup',
    kind: 'command',
    action: 'create',
    method: 'POST',
    path: '/groups',
    idempotency: 'key',
    input: fields,
    status: 201,
  }),
  get: on({ name: 'getGroup', path, params }),
  list: on({
    name: 'listGroups',
    action: 'list',
    path: '/groups',
    input: ['select', 'from', 'when'],
    output: 'page',
  }),
  update: on({
    name: 'updateGroup',
    kind: 'command',
    action: 'update',
    method: 'PUT',
    path,
    params,
    idempotency: 'natural',
    input: fields,
  }),
  delete: on({
    name: 'deleteGroup',
    kind: 'command',
    action: 'delete',
    method: 'DELETE',
    path,
    params,
    idempotency: 'natural',
    output: 'none',
    status: 204,
  }),
};
