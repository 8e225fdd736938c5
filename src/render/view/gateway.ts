import type { Blueprint } from '../../blueprint/types.ts';
import { gatewayModel } from '../../derive/gateway.ts';
import { imageBuild } from '../../derive/images.ts';
import { ruleManifest } from '../../derive/kubernetes/monitoring.ts';
import { gatewayManifests } from '../../derive/kubernetes/processes.ts';
import { scalingManifests } from '../../derive/kubernetes/scaling.ts';
import { gatewayDashboard } from '../../derive/monitoring/dashboards/service.ts';
import { gatewayRules } from '../../derive/monitoring/rules.ts';
import { gatewayTests } from '../../derive/monitoring/tests.ts';
import { aggregateOpenapi } from '../../derive/openapi.ts';
import { preferredPorts } from '../../derive/system.ts';
import type { History } from '../../history/history.ts';
import { lazily } from './lazily.ts';
import { packageManagement } from './packageManagement.ts';
import type { ServiceView } from './service.ts';

export function gatewayView(blueprint: Blueprint, history: History, services: ServiceView[]) {
  const { rateLimit, timeoutMs } = blueprint.gateway;
  const openapi = lazily(() => aggregateOpenapi(blueprint));
  const rules = lazily(() => gatewayRules(blueprint));
  return {
    ...packageManagement(blueprint),
    system: { name: blueprint.system.name },
    ...preferredPorts(history, 'gateway'),
    ...imageBuild(blueprint, 'gateway'),
    timeoutMs,
    rateLimit: rateLimit.perClient,
    services,
    get model() {
      return gatewayModel(blueprint);
    },
    get openapi() {
      return openapi();
    },
    kubernetes: {
      get base() {
        return gatewayManifests(blueprint);
      },
      get scaling() {
        return scalingManifests('gateway', blueprint.gateway.scaling);
      },
      get rules() {
        return ruleManifest('gateway', rules());
      },
    },
    monitoring: {
      get rules() {
        return rules();
      },
      get tests() {
        return gatewayTests(blueprint);
      },
      get dashboard() {
        return gatewayDashboard(blueprint);
      },
    },
  };
}
