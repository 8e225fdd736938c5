import type { Blueprint, Service } from '../../blueprint/types.ts';
import { gatewayObjectives, objectivesOf } from './objective.ts';
import { requestScenarios } from './requestScenarios.ts';
import { ruleTests } from './scenario.ts';
import { healthyGateway, healthyService } from './series.ts';
import { gatewaySymptoms, serviceSymptoms } from './symptomScenarios.ts';

/** `observability/prometheus/tests/<service>.test.yaml`: every rule of the service, told and not told. */
export function serviceTests(service: Service, blueprint: Blueprint) {
  const healthy = healthyService(service, blueprint);
  return ruleTests(service.name, [
    ...requestScenarios(objectivesOf(service, blueprint)),
    ...serviceSymptoms(service, blueprint, healthy),
  ]);
}

/** `observability/prometheus/tests/gateway.test.yaml`. */
export function gatewayTests(blueprint: Blueprint) {
  const healthy = healthyGateway(blueprint);
  return ruleTests('gateway', [
    ...requestScenarios(gatewayObjectives(blueprint)),
    ...gatewaySymptoms(blueprint, healthy),
  ]);
}
