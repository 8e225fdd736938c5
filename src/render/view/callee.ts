import { substituteOf } from '../../blueprint/substitute.ts';
import type { Blueprint, Operation, Service } from '../../blueprint/types.ts';
import { calleeModel } from '../../derive/calls.ts';
import { clientTypes } from '../../derive/clientTypes.ts';
import { camel } from '../names.ts';

export function calleeView(
  callee: Service,
  operations: Operation[],
  caller: Service,
  blueprint: Blueprint,
) {
  return {
    name: callee.name,
    variable: camel(callee.name),
    operations: operations.map((operation) => ({
      name: operation.name,
      replica: replicaFor(operation, callee, caller),
    })),
    get client() {
      return clientTypes(callee, operations);
    },
    get data() {
      return calleeModel(callee, operations, blueprint);
    },
  };
}

/** Name of the replica that answers in place of an operation, for some call at least. */
function replicaFor(operation: Operation, callee: Service, caller: Service): string | undefined {
  const isAnswered = caller.operations.some(({ calls }) =>
    calls.some(
      ({ to, fallback }) =>
        fallback === 'replica' && to.service === callee.name && to.name === operation.name,
    ),
  );
  return isAnswered ? substituteOf(caller, callee, operation)?.replica.name : undefined;
}
