/** From where on the linter says something. Words of the language: `lint.thresholds.<rule>.<name>`. */
export interface Threshold {
  /** Taken where nothing is written. */
  usual: number;
  /** What is counted. */
  counts: string;
  /** Why this number. */
  why: string;
  minimum: number;
  maximum: number;
}

const limit = (usual: number, counts: string, why: string, maximum = 1000): Threshold => ({
  usual,
  counts,
  why,
  minimum: 0,
  maximum,
});

const percent = (usual: number, counts: string, why: string): Threshold =>
  limit(usual, counts, why, 100);

/** By rule, then by name. A share always stands beside a number: in a small system every part is a large share. */
export const thresholds = {
  SYNC002: {
    hops: limit(
      2,
      'Calls one after another behind a public operation.',
      'Behind two calls three services have to be up at the same moment; at 99.9 % each that is 99.7 %, three times the failures of one. Every further hop adds its latency and a place to look.',
      50,
    ),
  },
  SYNC003: {
    services: limit(
      3,
      'Services that one operation waits for.',
      'If one answer in a hundred is slow, four services make four requests in a hundred slow: the 99th percentile of each is then felt at the 96th of the whole.',
    ),
  },
  SYNC008: {
    calls: limit(
      3,
      'Calls from one service to another.',
      'Two calls may be two use cases; with three it is a conversation.',
    ),
    percent: percent(
      50,
      'Share of the operations of the caller that make them.',
      'Three calls are many for four operations and few for twenty.',
    ),
  },
  SLO002: {
    availability: {
      ...percent(
        99.9,
        'Percent of requests from which on one replica is too few.',
        '99.9 % leave 43 minutes in 30 days; a restart and a rollout of a single replica, each a minute or two, use that up in a month of normal work.',
      ),
      minimum: 50,
    },
  },
  DATA001: {
    fields: limit(
      2,
      'Fields that two entities of one name share.',
      'One field in common, often a name, says nothing.',
    ),
    percent: percent(
      50,
      'Share of the fields of the smaller one.',
      'One word may well mean two things in two contexts. Where half of what is kept is the same, it is one thing.',
    ),
  },
  TX008: {
    services: limit(
      4,
      'Services in a chain of events.',
      'Up to four fit into one sequence diagram that people remember; beyond that nobody sees the whole.',
    ),
  },
  BND001: {
    entities: limit(
      8,
      'Entities of a service.',
      'About what people hold in mind at once; aggregates beyond that are rarely about one thing.',
    ),
    operations: limit(
      20,
      'Declared operations of a service.',
      'Five for each of four entities; more is more than one contract.',
    ),
    share: percent(
      40,
      'Percent of all declared operations of the system.',
      'In a system of four services an even share is 25 %.',
    ),
    floor: limit(
      12,
      'Operations from which on the share counts.',
      'In a small system somebody always has 40 %.',
    ),
  },
  BND002: {
    entities: limit(
      1,
      'Most entities of a nano service.',
      'Whoever keeps two things has something to tie together.',
    ),
    operations: limit(
      2,
      'Most operations of a nano service.',
      'A contract, a deployment, alerts and an owner for two functions cost more than the functions.',
    ),
  },
  BND003: {
    callers: {
      ...limit(
        1,
        'Services that call its commands.',
        'One caller is enough to make two services of one use case.',
      ),
      minimum: 1,
    },
  },
  BND005: {
    services: limit(
      3,
      'Services of a team that need no counting of people.',
      'A new team of one may well begin with three.',
    ),
    perPerson: {
      ...limit(
        1,
        'Services for each member.',
        'Each service needs somebody who knows it, and a second one when that person is away: with more services than people there is no second.',
        100,
      ),
      minimum: 1,
    },
  },
  BND006: {
    callers: limit(
      3,
      'Services that call one.',
      'In a small system two callers are a coincidence.',
    ),
    percent: percent(
      50,
      'Share of all other services.',
      'When more than half wait for one, an outage of it is an outage of the system.',
    ),
  },
  BND007: {
    services: limit(
      5,
      'Services from which on a language used once is noticed.',
      'Up to five a second language is an experiment; beyond that one service alone carries a chassis, a toolchain and its updates.',
    ),
  },
  BND009: {
    operations: limit(
      8,
      'Public operations from which on the share counts.',
      'Of three operations two is no pattern.',
    ),
    percent: percent(
      50,
      'Share of the public operations that wait for another service.',
      'When most requests need two services up, the parts are deployed separately and fail together.',
    ),
  },
} satisfies Record<string, Record<string, Threshold>>;

export type Thresholds = {
  [Rule in keyof typeof thresholds]: Record<keyof (typeof thresholds)[Rule], number>;
};

/** Those that were written, and the usual ones for all others. */
export function thresholdsOf(
  written: Partial<Record<string, Partial<Record<string, number>>>> = {},
): Thresholds {
  return Object.fromEntries(
    Object.entries(thresholds).map(([rule, limits]) => [
      rule,
      Object.fromEntries(
        Object.entries(limits as Record<string, Threshold>).map(([name, { usual }]) => [
          name,
          written[rule]?.[name] ?? usual,
        ]),
      ),
    ]),
  ) as Thresholds;
}
