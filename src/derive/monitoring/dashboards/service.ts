import type { Blueprint, Service } from '../../../blueprint/types.ts';
import { calleesOf } from '../../calls.ts';
import { type Dashboard, dashboardJson } from './dashboard.ts';
import { calls, consumed, copies, resources, sent, store, traffic } from './panels.ts';

/** `observability/grafana/dashboards/services/<service>.json`. */
export function serviceDashboard(service: Service, blueprint: Blueprint) {
  const { name } = service;
  const own = matcher(name);
  const drawn: Dashboard = {
    ...of(name),
    description: `What ${name} does, and what it waits for.`,
    rows: [
      traffic(`${own},http_route!=""`, 'http_route'),
      ...(calleesOf(service, blueprint).length > 0 ? [calls(own)] : []),
      ...(service.events.length > 0 ? [sent(own, 'service')] : []),
      ...(service.subscribes.length > 0 ? [consumed(own)] : []),
      ...(service.replicas.length > 0 ? [[copies(own)]] : []),
      store(own),
      resources(own, 'service'),
    ],
  };
  return dashboardJson(drawn, blueprint.system.name);
}

/** `observability/grafana/dashboards/services/gateway.json`. */
export function gatewayDashboard(blueprint: Blueprint) {
  const own = matcher('gateway');
  const drawn: Dashboard = {
    ...of('gateway'),
    description: 'What clients see.',
    rows: [traffic(`${own},http_route!=""`, 'http_route'), calls(own), resources(own, 'service')],
  };
  return dashboardJson(drawn, blueprint.system.name);
}

const of = (name: string) => ({ about: `service-${name}`, title: name, alerts: matcher(name) });

const matcher = (name: string): string => `service=${JSON.stringify(name)}`;
