import { createHash } from 'node:crypto';

/** What Grafana draws. https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/ */
export interface Panel {
  title: string;
  description: string;
  kind: 'timeseries' | 'stat' | 'bargauge';
  /** In Grafana's words. */
  unit: 'short' | 's' | 'reqps' | 'percentunit' | 'bytes' | 'cps' | 'bool_yes_no' | 'none';
  queries: readonly Query[];
  /** Where a value begins to be a bad one, and whether that is at the upper or the lower end. */
  limit?: { at: number; bad: 'above' | 'below' };
}

export interface Query {
  expr: string;
  /** With labels in double braces. */
  legend: string;
}

export interface Dashboard {
  /** Of which there is one of each. */
  about: string;
  title: string;
  description: string;
  /** One beside the other in a row. */
  rows: readonly (readonly Panel[])[];
  /** Which alerts are drawn into it, as a selector of PromQL. */
  alerts: string;
}

/** Under which the data source is provisioned. */
export const dataSource = { type: 'prometheus', uid: 'prometheus' };

const [width, height] = [24, 8];

/** A dashboard as a file has it. @param system its name, which all of its dashboards have as a tag */
export function dashboardJson(
  { about, title, description, rows, alerts }: Dashboard,
  system: string,
) {
  let id = 0;
  return {
    uid: uidOf(`${system}-${about}`),
    title: `${system}: ${title}`,
    description,
    tags: [system],
    schemaVersion: 39,
    editable: true,
    graphTooltip: 1,
    refresh: '30s',
    time: { from: 'now-1h', to: 'now' },
    annotations: {
      list: [
        {
          name: 'Alerts',
          datasource: dataSource,
          enable: true,
          iconColor: 'red',
          expr: `ALERTS{alertstate="firing"${alerts === '' ? '' : `,${alerts}`}}`,
          titleFormat: '{{alertname}}',
          textFormat: '{{service}}',
          step: '60s',
        },
      ],
    },
    links: [
      { title: system, type: 'dashboards', tags: [system], asDropdown: true, keepTime: true },
    ],
    panels: rows.flatMap((row, line) =>
      row.map((panel, index) => {
        id += 1;
        const w = Math.floor(width / row.length);
        return panelJson(panel, id, { h: height, w, x: index * w, y: line * height });
      }),
    ),
  };
}

function panelJson(
  { title, description, kind, unit, queries, limit }: Panel,
  id: number,
  gridPos: object,
) {
  return {
    id,
    type: kind,
    title,
    description,
    gridPos,
    datasource: dataSource,
    fieldConfig: {
      defaults: {
        unit,
        ...(kind !== 'bargauge' && { min: 0 }),
        ...limitJson(limit),
        ...custom[kind],
      },
      overrides: [],
    },
    options: options[kind],
    targets: queries.map(({ expr, legend }, index) => ({
      refId: refOf(index),
      datasource: dataSource,
      expr,
      legendFormat: legend,
      ...(kind !== 'timeseries' && { instant: true, range: false }),
    })),
  };
}

function limitJson(limit: Panel['limit']) {
  if (limit === undefined) return {};
  const [low, high] = limit.bad === 'above' ? ['green', 'red'] : ['red', 'green'];
  const steps = [
    { color: low, value: null },
    { color: high, value: limit.at },
  ];
  return { thresholds: { mode: 'absolute', steps } };
}

const custom = {
  timeseries: { custom: { fillOpacity: 8, showPoints: 'never' } },
  stat: {},
  bargauge: { max: 1 },
};

const reduced = { reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false } };
const options = {
  timeseries: {
    legend: { displayMode: 'list', placement: 'bottom' },
    tooltip: { mode: 'multi', sort: 'desc' },
  },
  stat: { ...reduced, colorMode: 'value', graphMode: 'none', textMode: 'value_and_name' },
  bargauge: { ...reduced, displayMode: 'lcd', orientation: 'horizontal' },
};

/** Its address in Grafana, which takes 40 characters: for ever the same, so that links to it last. */
function uidOf(name: string): string {
  if (name.length <= 40) return name;
  return `${name.slice(0, 31)}-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}

/** A, B ... Z, AA, AB ... */
function refOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : refOf(Math.floor(index / 26) - 1) + last;
}
