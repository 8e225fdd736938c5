import type { Blueprint } from '../../../blueprint/types.ts';
import { indicatorsOf, keptOf, nameOf } from '../budgets.ts';
import { burnsOf } from '../burns.ts';
import { gatewayObjectives, type Objective, objectivesOf } from '../objective.ts';
import { type Dashboard, dashboardJson, type Panel, type Query } from './dashboard.ts';

type Id = 'errors' | 'slow';

/** `observability/grafana/dashboards/objectives.json`: what is promised, and what is left of it. */
export function objectivesDashboard(blueprint: Blueprint) {
  const { system, services } = blueprint;
  const all = [
    ...gatewayObjectives(blueprint),
    ...services.flatMap((service) => objectivesOf(service, blueprint)),
  ].filter(({ level }) => level === 'service');
  const own: Dashboard = {
    about: 'objectives',
    title: 'objectives',
    description: 'How much of what may go wrong has gone wrong.',
    rows: [
      [
        left(all, 'errors', 'Left of the budget for errors'),
        left(all, 'slow', 'Left of the budget for slow answers'),
      ],
      [speed(all, 'errors', 'Errors: how fast'), speed(all, 'slow', 'Slow answers: how fast')],
    ],
    alerts: 'alertname=~".*BudgetBurn"',
  };
  return dashboardJson(own, system.name);
}

/** Of the longest window that is watched. */
function left(objectives: readonly Objective[], id: Id, title: string): Panel {
  return {
    title,
    description:
      'If it goes on as in the longest window that is watched: 1 is all of it, below 0 the objective is missed.',
    kind: 'bargauge',
    unit: 'percentunit',
    queries: objectives.map((objective) => {
      const { ratio, budget } = rateOf(objective, id, 'longest');
      return { expr: `1 - ${ratio} / ${budget}`, legend: objective.service };
    }),
    limit: { at: 0, bad: 'below' },
  };
}

/** Of the shortest long window, which wakes somebody. */
function speed(objectives: readonly Objective[], id: Id, title: string): Panel {
  return {
    title,
    description: 'Times faster than the budget lasts.',
    kind: 'timeseries',
    unit: 'none',
    queries: objectives.map((objective): Query => {
      const { ratio, budget } = rateOf(objective, id, 'shortest');
      return { expr: `${ratio} / ${budget}`, legend: objective.service };
    }),
    limit: { at: 1, bad: 'above' },
  };
}

function rateOf(objective: Objective, id: Id, which: 'longest' | 'shortest') {
  const [indicator] = indicatorsOf(objective).filter((each) => each.id === id);
  if (indicator === undefined) throw new Error(`no indicator ${id}`);
  const windows = burnsOf(objective.slo, indicator.budget).map(({ long }) => long);
  const minutes = which === 'longest' ? Math.max(...windows) : Math.min(...windows);
  const kept = keptOf(objective).find(
    (each) => each.indicator.id === id && each.what === 'ratio' && each.minutes === minutes,
  );
  if (kept === undefined) throw new Error(`nothing is kept of ${minutes} minutes`);
  const ratio = `${nameOf(objective, kept)}{service=${JSON.stringify(objective.service)}}`;
  return { ratio, budget: indicator.budget };
}
