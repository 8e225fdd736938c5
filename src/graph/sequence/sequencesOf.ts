import type { Blueprint } from '../../blueprint/types.ts';
import { callsOn } from './ids.ts';
import type { Sequence } from './model.ts';
import { ofComposition, ofOperation } from './ofOperation.ts';
import { ofSaga } from './ofSaga.ts';

/** A sequence for each saga, each composition of the gateway, and each operation that calls on. */
export function sequencesOf(blueprint: Blueprint): Sequence[] {
  return [
    ...blueprint.sagas.map((saga) => ofSaga(saga, blueprint)),
    ...blueprint.gateway.compositions.map((one) => ofComposition(one, blueprint)),
    ...blueprint.services.flatMap(({ name, operations }) =>
      operations.filter(callsOn).map((operation) => ofOperation(name, operation, blueprint)),
    ),
  ];
}
