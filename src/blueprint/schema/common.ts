import type { Axis } from '../../catalog/index.ts';
import { integer, type JsonSchema, words } from './jsonSchema.ts';

/** The options of an axis, in the words of the catalog. */
export function oneOf(axis: Axis, title: string, description: string): JsonSchema {
  return {
    title,
    description,
    type: 'string',
    enum: axis.options.map(({ id }) => id),
    enumDescriptions: axis.options.map(({ label, hint }) => `${label}: ${hint}`),
  };
}

export const timeoutMs = integer('How long a caller waits, in milliseconds.', 1, 300_000);

export const scaling = words('scaling', 'How many replicas run, and what adds one.', {
  min: integer('Fewest replicas.', 1, 1000),
  max: integer('Most replicas.', 1, 1000),
  cpuPercent: integer('Use of the requested CPU that adds a replica.', 1, 100),
  queueLag: integer('Waiting messages that add a replica.', 1, 10_000_000),
});

export const slo = words('a service level objective', 'What callers may rely on.', {
  availability: {
    title: 'a percentage',
    description: 'Percent of requests that succeed, e.g. 99.9; 100 leaves no budget for errors.',
    type: 'number',
    minimum: 50,
    maximum: 99.9999,
  },
  latency: words('a latency', 'Percentile and milliseconds.', {
    percentile: {
      title: 'a percentile',
      description: 'Percent of requests that are as fast, e.g. 99.',
      type: 'number',
      minimum: 50,
      maximum: 99.99,
    },
    ms: integer('Milliseconds.', 1, 300_000),
  }),
  window: {
    title: 'a period',
    description: 'A number and h, d or w, e.g. 30d.',
    type: 'string',
    pattern: '^[1-9][0-9]{0,2}[hdw]$',
  },
});
