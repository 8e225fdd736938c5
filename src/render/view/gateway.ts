import type { Blueprint } from '../../blueprint/types.ts';
import { gatewayModel } from '../../derive/gateway.ts';
import { aggregateOpenapi } from '../../derive/openapi.ts';
import { preferredPorts } from '../../derive/system.ts';
import type { History } from '../../history/history.ts';
import { packageManagement } from './packageManagement.ts';
import type { ServiceView } from './service.ts';

export function gatewayView(blueprint: Blueprint, history: History, services: ServiceView[]) {
  const { rateLimit, timeoutMs } = blueprint.gateway;
  return {
    ...packageManagement(blueprint),
    system: { name: blueprint.system.name },
    ...preferredPorts(history, 'gateway'),
    timeoutMs,
    rateLimit: rateLimit.perClient,
    services,
    get model() {
      return gatewayModel(blueprint);
    },
    get openapi() {
      return aggregateOpenapi(blueprint);
    },
  };
}
