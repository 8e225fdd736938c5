import type { Operation, Service } from '../../blueprint/types.ts';
import { calleeModel } from '../../derive/calls.ts';
import { clientTypes } from '../../derive/clientTypes.ts';
import { camel } from '../names.ts';

export function calleeView(callee: Service, operations: Operation[]) {
  return {
    name: callee.name,
    variable: camel(callee.name),
    operations: operations.map((operation) => ({ name: operation.name })),
    get client() {
      return clientTypes(callee, operations);
    },
    get data() {
      return calleeModel(callee, operations);
    },
  };
}
