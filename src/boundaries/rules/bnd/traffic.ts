import type { Service } from '../../../blueprint/types.ts';
import type { View } from '../../view.ts';

/** Whether events come in or go out: heard by somebody, declared for somebody, or part of a saga. */
export function hasEvents({ blueprint }: View, service: Service): boolean {
  const isHeard = blueprint.services.some(({ subscribes }) =>
    subscribes.some(({ event }) => event.service === service.name),
  );
  const isInSaga = blueprint.sagas.some(({ steps }) =>
    steps.some((step) => step.do.service === service.name),
  );
  const declares = service.events.some(({ implied }) => !implied);
  return isHeard || isInSaga || declares || service.subscribes.length > 0;
}
