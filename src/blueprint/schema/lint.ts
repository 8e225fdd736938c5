import { type Threshold, thresholds } from '../lint/thresholds.ts';
import { type JsonSchema, words } from './jsonSchema.ts';

export const lint = words(
  'lint',
  'What the linter leaves alone and why, and what it takes for much.',
  {
    exceptions: {
      title: 'a list of exceptions',
      type: 'array',
      items: words(
        'an exception',
        'A rule, a place and a reason.',
        {
          rule: {
            title: 'the name of a rule',
            description: 'Capital letters and digits, e.g. SYNC001.',
            type: 'string',
            pattern: '^[A-Z]{2,8}[0-9]{3}$',
          },
          place: {
            title: 'a place',
            description: 'service, service.name, a name of the system or a file of the repo.',
            type: 'string',
            pattern:
              '^(?:[A-Za-z][A-Za-z0-9-]*(?:\\.[A-Za-z][A-Za-z0-9-]*)*|services(?:/[A-Za-z0-9._@()+-]+)+)$',
            maxLength: 250,
          },
          reason: {
            title: 'a reason',
            description: 'Why it is right here, in 15 characters or more.',
            type: 'string',
            minLength: 15,
            maxLength: 500,
          },
        },
        ['rule', 'place', 'reason'],
      ),
    },
    thresholds: words(
      'thresholds',
      'From where on a rule says something: RULE: { name: number }.',
      Object.fromEntries(
        Object.entries(thresholds).map(([rule, limits]) => [rule, ofRule(rule, limits)]),
      ),
    ),
  },
);

function ofRule(rule: string, limits: Record<string, Threshold>): JsonSchema {
  return words(
    'thresholds of a rule',
    `Numbers of ${rule}; create-microservices check --explain ${rule} says why they are what they are.`,
    Object.fromEntries(
      Object.entries(limits).map(([name, { counts, usual, minimum, maximum }]) => [
        name,
        {
          title: 'a number',
          description: counts,
          type: 'number',
          minimum,
          maximum,
          default: usual,
        },
      ]),
    ),
  );
}
