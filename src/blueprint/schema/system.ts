import { catalog } from '../../catalog/index.ts';
import { oneOf, scaling, slo, timeoutMs } from './common.ts';
import { flag, integer, list, named, ref, shortOrFull, words } from './jsonSchema.ts';
import { names } from './names.ts';

export const system = words(
  'the system',
  'What the whole is called.',
  {
    name: ref('systemName'),
    description: ref('text'),
    registry: {
      title: 'a container registry',
      description: 'Host and namespace in lowercase, e.g. registry.example.com/team/system.',
      type: 'string',
      pattern: '^[a-z0-9]+(?:[.-][a-z0-9]+)*(?::[0-9]{1,5})?(?:/[a-z0-9]+(?:[._-][a-z0-9]+)*)*$',
      maxLength: 200,
    },
    teams: named(
      'teams',
      'Who owns services.',
      names.teamName,
      words('a team', 'A team.', { members: integer('How many people.', 1, 10_000) }),
    ),
  },
  ['name'],
);

const identityKind = oneOf(catalog.identity, 'a kind of identity', 'How callers are known.');

export const platform = words('the platform', 'What all services stand on.', {
  transport: oneOf(catalog.transport, 'a transport', 'What services speak to each other.'),
  broker: oneOf(catalog.broker, 'a broker', 'What carries events.'),
  identity: shortOrFull(
    'identity',
    identityKind,
    words('identity', 'How callers are known.', {
      kind: identityKind,
      issuer: {
        title: 'a URL',
        description: 'Who signs the tokens: the URL that stands in their iss.',
        type: 'string',
        pattern: '^https?://[A-Za-z0-9.:/_~%?&=+-]+$',
        maxLength: 300,
      },
      audience: {
        title: 'an audience',
        description: 'Whom the tokens are for: letters, digits and . _ : / -',
        type: 'string',
        pattern: '^[A-Za-z0-9][A-Za-z0-9._:/-]*$',
        maxLength: 200,
      },
      algorithms: {
        ...list('algorithms', 'Accepted signatures; only those with a public key.', {
          title: 'an algorithm',
          type: 'string',
          enum: 'RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA'.split(' '),
        }),
        minItems: 1,
      },
    }),
  ),
  ci: oneOf(catalog.ci, 'a CI system', 'Where changes are checked.'),
  deploy: list(
    'a list of deployments',
    'Where it runs.',
    oneOf(catalog.deploy, 'a deployment', 'Where it runs.'),
  ),
  packageManager: oneOf(
    catalog.packageManager,
    'a package manager',
    'What installs the packages and runs the scripts.',
  ),
  mtls: oneOf(catalog.mtls, 'a kind of mTLS', 'Which connections prove both ends.'),
});

const language = oneOf(catalog.language, 'a language', 'What services are written in.');
const datastore = oneOf(catalog.datastore, 'a datastore', 'Where a service keeps its rows.');
const transport = oneOf(catalog.transport, 'a transport', 'What services speak to each other.');

/** Words that stand in `defaults` and in each service. */
export const perService = { language, datastore, transport, timeoutMs, scaling, slo };

export const defaults = words(
  'the defaults',
  'What services say when they say nothing.',
  perService,
);

export const gateway = words('the gateway', 'The door to the public operations.', {
  language,
  timeoutMs,
  scaling,
  slo,
  rateLimit: words('a rate limit', 'How much one client may ask for.', {
    perClient: {
      title: 'a rate',
      description: 'A number of requests per s, min or h, e.g. 100/min.',
      type: 'string',
      pattern: '^[1-9][0-9]{0,6}/(?:s|min|h)$',
    },
    store: oneOf(catalog.rateLimitStore, 'a store of counters', 'Where requests are counted.'),
  }),
  compositions: named(
    'compositions',
    'Routes that put the answers of several queries together.',
    names.compositionName,
    words(
      'a composition',
      'One route and the queries behind it.',
      {
        route: ref('route'),
        calls: {
          title: 'calls',
          description: 'The queries, in the order of their answers.',
          type: 'array',
          minItems: 1,
          items: shortOrFull(
            'a call',
            ref('operationRef'),
            words(
              'a call',
              'A query and what it may cost.',
              {
                to: ref('operationRef'),
                timeoutMs,
                optional: flag('The rest is answered without it.'),
              },
              ['to'],
            ),
          ),
        },
      },
      ['route', 'calls'],
    ),
  ),
});
