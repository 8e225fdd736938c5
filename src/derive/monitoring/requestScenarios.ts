import { fewest, indicatorsOf, type Kept, keptOf, nameOf } from './budgets.ts';
import { burnsOf, errorBudget, slowBudget } from './burns.ts';
import type { Objective } from './objective.ts';
import type { Labels } from './rule.ts';
import { type Check, firing, recorded, type Scenario } from './scenario.ts';
import { phases, type Series, series } from './series.ts';

/** What becomes of requests, each minute. */
interface Rates {
  failed: number;
  answered: number;
  /** Of those that were answered. */
  inTime: number;
}

/** Parts of the requests that fail, and of the others that are slow. */
type Parts = readonly [failed: number, slow: number];

type Phase = [minutes: number, rates: Rates];

/** Minutes: longer than the shortest windows, so that the others have less to go by. */
const watched = 20;
/** Bad requests a minute: enough to be taken seriously in each window. */
const bad = 60;
const half: Rates = { failed: 60, answered: 60, inTime: 30 };

const budgets = { alertname: /.+BudgetBurn/ };

/** What requests can go through, and what is told of it. @param objectives of the same numbers */
export function requestScenarios(objectives: readonly Objective[]): Scenario[] {
  const [first] = objectives;
  if (first === undefined) return [];
  const { slo } = first;
  const scenario = (name: string, course: Phase[], check: Check): Scenario => ({
    name,
    series: Object.assign({}, ...objectives.map((each) => seriesOf(each, course))),
    checks: [check],
  });
  const told = (parts: Parts) => objectives.flatMap((each) => alertsAt(each, parts));
  const times = (factor: number): Parts => [
    above(factor * errorBudget(slo)),
    above(factor * slowBudget(slo)),
  ];
  const burns = burnsOf(slo, 0);
  const [fastest] = burns;
  const recovery = Math.max(...burns.filter(isPage).map(({ short }) => short)) + 1;
  const within: Parts = [0.9 * errorBudget(slo), 0.9 * slowBudget(slo)];
  const few = (fewest - 1) / watched;
  return [
    scenario(
      'half of the requests fail, half of the others are slow: what is kept',
      [[watched, half]],
      recorded(watched, objectives.flatMap(valuesOf)),
    ),
    ...burns.map(({ factor }) =>
      scenario(
        `the budgets are spent a bit more than ${factor} times too fast`,
        [[watched, ratesOf(times(factor))]],
        firing(watched, told(times(factor)), budgets),
      ),
    ),
    scenario('the budgets will last', [[watched, ratesOf(within)]], firing(watched, [], budgets)),
    scenario(
      'all requests are bad, and they are few',
      [[watched, { failed: few, answered: few, inTime: 0 }]],
      firing(watched, [], budgets),
    ),
    scenario(
      'most requests were bad, and it is over: nobody has to be woken',
      [
        [10, ratesOf(times(10 * (fastest?.factor ?? 1)))],
        [recovery, ratesOf([0, 0])],
      ],
      firing(10 + recovery, [], { ...budgets, severity: 'page' }),
    ),
  ];
}

const isPage = ({ severity }: { severity: string }) => severity === 'page';

/** A bit more, as far as there can be more. */
const above = (part: number) => (1.1 * part < 1 ? 1.1 * part : (Math.min(part, 0.98) + 1) / 2);

function ratesOf([failing, slow]: Parts): Rates {
  const least = Math.min(failing, slow);
  const all = bad / (least === 0 ? 0.01 : least);
  const failed = all * failing;
  const answered = all - failed;
  return { failed, answered, inTime: answered * (1 - slow) };
}

function seriesOf({ sample, slo }: Objective, course: readonly Phase[]): Series {
  const name = 'http_server_request_duration_seconds';
  const values = (kind: keyof Rates) =>
    phases(course.map(([minutes, rates]) => [minutes, rates[kind]]));
  const ok = { ...sample, http_response_status_code: '200' };
  const broken = { ...sample, http_response_status_code: '500', error_type: '500' };
  return {
    ...series(`${name}_count`, ok, values('answered')),
    ...series(`${name}_bucket`, { ...ok, le: `${slo.latency.ms / 1000}` }, values('inTime')),
    ...series(`${name}_count`, broken, values('failed')),
  };
}

function alertsAt(objective: Objective, [failed, slow]: Parts): Labels[] {
  const { level, sample, slo } = objective;
  const operation = `${sample.http_request_method} ${sample.http_route}`;
  return indicatorsOf(objective).flatMap(({ id, alert, budget }) => {
    const part = id === 'errors' ? failed : slow;
    const seen = burnsOf(slo, budget).filter(({ factor }) => part > factor * budget);
    return [...new Set(seen.map(({ severity }) => severity))].map((severity) => ({
      alertname: alert,
      severity,
      ...(level === 'operation' && { operation }),
    }));
  });
}

/** Of the scenario with halves. */
function valuesOf(objective: Objective) {
  const { level, service, sample } = objective;
  const { http_request_method = '', http_route = '' } = sample;
  const labels: Labels = level === 'operation' ? { http_request_method, http_route } : {};
  return keptOf(objective).map((kept) => ({
    labels: { record: nameOf(objective, kept), service, ...labels },
    value: expected(kept),
  }));
}

function expected({ indicator, what, minutes }: Kept): number {
  if (what === 'ratio') return 0.5;
  const each = indicator.id === 'errors' ? half.failed : half.answered - half.inTime;
  return Math.min(watched, minutes) * each;
}
