import type { Blueprint, Service } from '../blueprint/types.ts';
import { catalog, optionOf } from '../catalog/index.ts';
import { edgesOf } from './edges.ts';
import { type Finding, findingsOf } from './finding.ts';
import { type Graph, gatewayId, type ServiceNode, serviceId } from './model.ts';

/** @param findings what rules say about the blueprint, to stand where it is */
export function graphOf(blueprint: Blueprint, findings: readonly Finding[] = []): Graph {
  const { system } = blueprint;
  const services = blueprint.services.map((service) => serviceNode(service, findings));
  const teams = services.flatMap(({ team }) => (team === undefined ? [] : [team]));
  return {
    system: {
      name: system.name,
      ...(system.description === undefined ? {} : { description: system.description }),
    },
    teams: [...new Set(teams)].sort(),
    gateway: {
      operations: services.reduce((sum, { publicOperations }) => sum + publicOperations, 0),
      findings: findingsOf(gatewayId, findings),
    },
    services,
    edges: edgesOf(blueprint),
  };
}

function serviceNode(service: Service, findings: readonly Finding[]): ServiceNode {
  const { name, context, team, datastore, language, entities, operations } = service;
  return {
    id: serviceId(name),
    name,
    ...(context === undefined ? {} : { context }),
    ...(team === undefined ? {} : { team }),
    ...(datastore === 'none' ? {} : { store: optionOf(catalog.datastore, datastore).label }),
    language: optionOf(catalog.language, language).label,
    entities: entities.length,
    publicOperations: operations.filter(
      ({ expose, http }) => expose === 'public' && http !== undefined,
    ).length,
    findings: findingsOf(name, findings),
  };
}
