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

export const ci = axis(
  'ci',
  'CI',
  ['github', 'none'],
  [
    ['github', 'GitHub Actions', 'a workflow that checks and tests', true],
    ['gitlab', 'GitLab CI', 'a pipeline that checks and tests', false],
    ['azure', 'Azure Pipelines', 'a pipeline that checks and tests', false],
    ['circleci', 'CircleCI', 'a pipeline that checks and tests', false],
    ['jenkins', 'Jenkins', 'a pipeline that checks and tests', false],
    ['none', 'None', 'no pipeline', true],
  ],
);

/** A list in the blueprint: nothing of it rendered means that the default is empty. */
export const deploy = axis(
  'deploy',
  'Deployment',
  ['compose'],
  [
    ['compose', 'Docker Compose', 'one machine', false],
    ['kubernetes', 'Kubernetes', 'a cluster', false],
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
