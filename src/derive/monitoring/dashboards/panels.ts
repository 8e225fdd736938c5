import type { Panel } from './dashboard.ts';

/** The range of a rate: Grafana knows how often Prometheus asks. */
const range = '$__rate_interval';

/** Requests that a process answers. @param of matchers @param by the label that tells lines apart */
export function traffic(of: string, by: string): Panel[] {
  const count = `http_server_request_duration_seconds_count{${of}}`;
  const failed = `http_server_request_duration_seconds_count{${of},error_type=~"5.."}`;
  const bucket = `http_server_request_duration_seconds_bucket{${of},error_type=""}`;
  const rate = (series: string) => `sum by (${by}) (rate(${series}[${range}]))`;
  const legend = `{{${by}}}`;
  return [
    {
      title: 'Requests',
      description: 'A second, of all that were answered or given up.',
      kind: 'timeseries',
      unit: 'reqps',
      queries: [{ expr: rate(count), legend }],
    },
    {
      title: 'Errors',
      description: 'Part of the requests that were answered with a 5xx.',
      kind: 'timeseries',
      unit: 'percentunit',
      queries: [{ expr: `(${rate(failed)} or ${rate(count)} * 0) / ${rate(count)}`, legend }],
    },
    {
      title: 'Latency, 99 of 100',
      description: 'So long took all but one of a hundred, of those that are no errors.',
      kind: 'timeseries',
      unit: 's',
      queries: [
        {
          expr: `histogram_quantile(0.99, sum by (${by}, le) (rate(${bucket}[${range}])))`,
          legend,
        },
      ],
    },
  ];
}

/** What processes need. */
export function resources(of: string, by: string): Panel[] {
  const legend = `{{${by}}}`;
  return [
    {
      title: 'Instances',
      description: 'Processes that answer when Prometheus asks them.',
      kind: 'timeseries',
      unit: 'none',
      queries: [{ expr: `sum by (${by}) (up{${of}})`, legend }],
    },
    {
      title: 'Processor',
      description: 'Cores in use.',
      kind: 'timeseries',
      unit: 'none',
      queries: [
        { expr: `sum by (${by}) (rate(process_cpu_time_seconds_total{${of}}[${range}]))`, legend },
      ],
    },
    {
      title: 'Memory',
      description: 'Of the largest instance.',
      kind: 'timeseries',
      unit: 'bytes',
      queries: [{ expr: `max by (${by}) (process_memory_usage_bytes{${of}})`, legend }],
    },
  ];
}

/** Requests to other services. */
export function calls(of: string): Panel[] {
  const legend = '{{server_address}}';
  const count = `http_client_request_duration_seconds_count{${of}}`;
  const bucket = `http_client_request_duration_seconds_bucket{${of}}`;
  return [
    {
      title: 'Calls',
      description: 'Requests a second to each service that is asked.',
      kind: 'timeseries',
      unit: 'reqps',
      queries: [{ expr: `sum by (server_address) (rate(${count}[${range}]))`, legend }],
    },
    {
      title: 'Latency of calls, 99 of 100',
      description: 'So long took all but one of a hundred.',
      kind: 'timeseries',
      unit: 's',
      queries: [
        {
          expr: `histogram_quantile(0.99, sum by (server_address, le) (rate(${bucket}[${range}])))`,
          legend,
        },
      ],
    },
    {
      title: 'Breakers',
      description: '0 closed, 1 tries again, 2 open: the service is not asked.',
      kind: 'timeseries',
      unit: 'none',
      queries: [{ expr: `max by (server_address) (http_client_breaker_state{${of}})`, legend }],
    },
  ];
}

/** The own store. */
export function store(of: string): Panel[] {
  const series = (part: string) => `db_client_operation_duration_seconds_${part}{${of}}`;
  const legend = '{{db_operation_name}}';
  return [
    {
      title: 'Statements',
      description: 'Sent to the store, a second.',
      kind: 'timeseries',
      unit: 'cps',
      queries: [
        { expr: `sum by (db_operation_name) (rate(${series('count')}[${range}]))`, legend },
      ],
    },
    {
      title: 'Latency of statements, 99 of 100',
      description: 'So long took all but one of a hundred.',
      kind: 'timeseries',
      unit: 's',
      queries: [
        {
          expr: `histogram_quantile(0.99, sum by (db_operation_name, le) (rate(${series('bucket')}[${range}])))`,
          legend,
        },
      ],
    },
    {
      title: 'Not ready',
      description: 'Instances that /readyz says this of.',
      kind: 'timeseries',
      unit: 'none',
      queries: [{ expr: `sum by (reason) (service_unready{${of}})`, legend: '{{reason}}' }],
    },
  ];
}

/** Events on their way out. */
export function sent(of: string, by: string): Panel[] {
  return [
    {
      title: 'Events sent',
      description: 'Messages a second that the broker has taken, or not.',
      kind: 'timeseries',
      unit: 'cps',
      queries: [
        {
          expr: `sum by (messaging_destination_name, error_type) (rate(messaging_client_sent_messages_total{${of}}[${range}]))`,
          legend: '{{messaging_destination_name}} {{error_type}}',
        },
      ],
    },
    {
      title: 'Outbox',
      description: 'Events that wait for the broker.',
      kind: 'timeseries',
      unit: 'none',
      queries: [{ expr: `max by (${by}) (outbox_messages{${of}})`, legend: `{{${by}}}` }],
    },
    {
      title: 'Age of the outbox',
      description: 'How long the oldest event has been waiting.',
      kind: 'timeseries',
      unit: 's',
      queries: [{ expr: `max by (${by}) (outbox_oldest_age_seconds{${of}})`, legend: `{{${by}}}` }],
    },
  ];
}

/** Messages that come in. */
export function consumed(of: string): Panel[] {
  const legend = '{{subscription}}';
  return [
    {
      title: 'Messages handled',
      description: 'A second, by what became of them.',
      kind: 'timeseries',
      unit: 'cps',
      queries: [
        {
          expr: `sum by (messaging_destination_name, outcome) (rate(messaging_client_consumed_messages_total{${of}}[${range}]))`,
          legend: '{{messaging_destination_name}} {{outcome}}',
        },
      ],
    },
    {
      title: 'Messages waiting',
      description: 'Those without a verdict, in each subscription.',
      kind: 'timeseries',
      unit: 'none',
      queries: [{ expr: `max by (subscription) (consumer_lag_messages{${of}})`, legend }],
    },
    {
      title: 'Dead letters',
      description: 'Messages that were given up: somebody has to decide what becomes of them.',
      kind: 'stat',
      unit: 'none',
      queries: [{ expr: `max by (subscription) (dead_letters{${of}})`, legend }],
      limit: { at: 1, bad: 'above' },
    },
  ];
}

/** Copies of what other services own. */
export function copies(of: string): Panel {
  return {
    title: 'Copies behind',
    description: 'How old the newest event is that a copy has, while others wait.',
    kind: 'timeseries',
    unit: 's',
    queries: [
      {
        expr: `min by (service, replica) (replica_staleness_seconds{${of}})`,
        legend: '{{service}} {{replica}}',
      },
    ],
  };
}
