import type { Blueprint } from '../../../blueprint/types.ts';
import { type Dashboard, dashboardJson } from './dashboard.ts';
import { consumed, copies, resources, sent, traffic } from './panels.ts';

/** `observability/grafana/dashboards/system.json`: all processes beside each other. */
export function systemDashboard({ system }: Blueprint) {
  const own: Dashboard = {
    about: 'system',
    title: 'all services',
    description: 'Who answers, how fast, and what it takes.',
    rows: [traffic('http_route!=""', 'service'), resources('service!=""', 'service')],
    alerts: '',
  };
  return dashboardJson(own, system.name);
}

/** `observability/grafana/dashboards/messaging.json`: where events are on their way. */
export function messagingDashboard(blueprint: Blueprint) {
  const { system, services } = blueprint;
  const of = 'service!=""';
  const hasReplicas = services.some(({ replicas }) => replicas.length > 0);
  const own: Dashboard = {
    about: 'messaging',
    title: 'events',
    description: 'What was sent, what waits, and what was given up.',
    rows: [
      sent(of, 'service'),
      ...(services.some(({ subscribes }) => subscribes.length > 0) ? [consumed(of)] : []),
      ...(hasReplicas ? [[copies(of)]] : []),
    ],
    alerts: 'alertname=~"OutboxStuck|BrokerAway|DeadLetters|Consumer.*|ReplicaStale"',
  };
  return dashboardJson(own, system.name);
}
