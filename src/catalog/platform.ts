import type { Axis, AxisId, Option } from './types.ts';

/** `[id, label, hint, rendered]`; the tag is `<axis>-<id>`. */
type Row = [id: string, label: string, hint: string, rendered: boolean];

function axis(id: AxisId, label: string, preference: string[], rows: Row[]): Axis {
  const option = ([word, name, hint, rendered]: Row): Option => ({
    id: word,
    label: name,
    hint,
    rendered,
    tags: [`${id}-${word}`],
  });
  return { id, label, preference, options: rows.map(option) };
}

export const transport = axis(
  'transport',
  'Transport',
  ['rest'],
  [
    ['rest', 'REST', 'HTTP and JSON, described by OpenAPI', true],
    ['grpc', 'gRPC', 'protobuf between services', false],
  ],
);

export const identity = axis(
  'identity',
  'Identity',
  ['jwt'],
  [
    ['jwt', 'JWT', 'tokens checked with the keys of an issuer', true],
    ['none', 'None', 'no callers are told apart', false],
  ],
);

/** A list in the blueprint. */
export const deploy = axis(
  'deploy',
  'Deployment',
  ['compose'],
  [
    ['compose', 'Docker Compose', 'one machine', true],
    ['kubernetes', 'Kubernetes', 'a cluster', true],
  ],
);

export const mtls = axis(
  'mtls',
  'Mutual TLS',
  ['off'],
  [
    ['off', 'Off', 'plain HTTP inside the network', true],
    ['gateway-to-service', 'Gateway to service', 'certificates for the gateway', false],
    ['mesh', 'Mesh', 'certificates for every pair', false],
  ],
);

export const rateLimitStore = axis(
  'rateLimitStore',
  'Rate limit counters',
  ['memory'],
  [
    ['memory', 'Memory', 'counted by each gateway process', true],
    ['redis', 'Redis', 'counted by all gateway processes together', false],
  ],
);
