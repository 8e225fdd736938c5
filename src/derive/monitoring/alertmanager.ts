import type { Blueprint } from '../../blueprint/types.ts';
import { usedBroker } from '../brokers.ts';

/** `observability/alertmanager/alertmanager.yaml`. */
export function alertmanagerConfig(blueprint: Blueprint) {
  return {
    route: {
      receiver: 'tickets',
      group_by: ['alertname', 'service'],
      group_wait: '30s',
      group_interval: '5m',
      repeat_interval: '12h',
      routes: [{ matchers: ['severity="page"'], receiver: 'pages', repeat_interval: '1h' }],
    },
    receivers: [{ name: 'pages' }, { name: 'tickets' }],
    inhibit_rules: [
      ...always,
      ...(usedBroker(blueprint) === 'none'
        ? []
        : [silences(['BrokerAway'], [...messages, 'OutboxStuck'], [])]),
      ...(blueprint.services.some(({ subscribes }) => subscribes.length > 0)
        ? [silences(['ConsumerStalled'], ['ConsumerLag', 'ReplicaStale'], ['service'])]
        : []),
    ],
  };
}

const budgets = ['ErrorBudgetBurn', 'LatencyBudgetBurn'];
const allBudgets = [...budgets, ...budgets.map((name) => `Operation${name}`)];
const messages = ['ConsumerStalled', 'ConsumerLag', 'ReplicaStale'];

/** What is known to come of something else is not told beside it. */
const always = [
  {
    source_matchers: ['severity="page"'],
    target_matchers: ['severity="ticket"'],
    equal: ['alertname', 'service', 'operation'],
  },
  {
    source_matchers: ['alertname="ServiceDown"'],
    target_matchers: ['alertname!="ServiceDown"'],
    equal: ['service'],
  },
  silences(['Unready'], [...allBudgets, ...messages], ['service']),
  silences(['ServiceDown', 'Unready'], ['BreakerOpen'], ['callee']),
  silences(['BreakerOpen'], allBudgets, ['service']),
  ...budgets.map((name) => silences([name], [`Operation${name}`], ['service', 'severity'])),
  // What the gateway answers is what services answer.
  explainsGateway(['ServiceDown', 'Unready'], []),
  explainsGateway(allBudgets, ['severity']),
];

function explainsGateway(sources: readonly string[], equal: string[]) {
  return {
    source_matchers: [anyOf(sources), 'service!="gateway"'],
    target_matchers: [anyOf(budgets), 'service="gateway"'],
    equal,
  };
}

function silences(sources: readonly string[], targets: readonly string[], equal: string[]) {
  return { source_matchers: [anyOf(sources)], target_matchers: [anyOf(targets)], equal };
}

function anyOf(alerts: readonly string[]): string {
  return alerts.length === 1 ? `alertname="${alerts[0]}"` : `alertname=~"${alerts.join('|')}"`;
}
