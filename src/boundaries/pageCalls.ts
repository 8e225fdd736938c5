import type { Composition, Operation, Service } from '../blueprint/types.ts';
import type { Where } from './finding.ts';
import type { View } from './view.ts';

/** What the gateway asks for a page that it puts together. */
export interface PageCall {
  composition: Composition;
  call: Composition['calls'][number];
  to: Service;
  target: Operation;
  where: Where;
}

/** Every call of a composition. */
export function pageCalls({ blueprint, service, operation }: View): PageCall[] {
  return blueprint.gateway.compositions.flatMap((composition) =>
    composition.calls.flatMap((call, index) => {
      const to = service(call.to.service);
      const target = operation(call.to);
      if (to === undefined || target === undefined) return [];
      const path = ['gateway', 'compositions', composition.name, 'calls', index];
      const where = { place: `gateway.${composition.name}`, path };
      return [{ composition, call, to, target, where }];
    }),
  );
}

/** Services of which the gateway answers something as it comes. */
export function routed({ blueprint }: View): Service[] {
  return blueprint.services.filter(({ operations }) =>
    operations.some(({ expose, http }) => expose === 'public' && http !== undefined),
  );
}
