import type { Blueprint, Service } from '../../blueprint/types.ts';
import { budgetAlerts, recordings } from './budgets.ts';
import { gatewayObjectives, type Objective, objectivesOf } from './objective.ts';
import type { Alert, RuleGroup } from './rule.ts';
import { breakerAlerts, processAlerts, symptomsOf } from './symptoms.ts';

/** `observability/prometheus/rules/<service>.yaml`. */
export function serviceRules(service: Service, blueprint: Blueprint) {
  return { groups: groupsOf(objectivesOf(service, blueprint), symptomsOf(service, blueprint)) };
}

/** `observability/prometheus/rules/gateway.yaml`. */
export function gatewayRules(blueprint: Blueprint) {
  const symptoms = [...processAlerts('gateway'), ...breakerAlerts('gateway')];
  return { groups: groupsOf(gatewayObjectives(blueprint), symptoms) };
}

/** Those of objectives first: a group is evaluated in its order. */
function groupsOf(objectives: readonly Objective[], symptoms: readonly Alert[]): RuleGroup[] {
  const service = symptoms[0]?.labels.service;
  return [
    ...objectives.map((objective) => ({
      name: `${service} ${objective.level} objectives`,
      rules: [...recordings(objective), ...budgetAlerts(objective)],
    })),
    { name: `${service} symptoms`, rules: [...symptoms] },
  ];
}
