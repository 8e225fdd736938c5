import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';

export const sagaAlone: Rule = {
  id: 'TX010',
  severity: 'warning',
  title: 'a saga inside one service',
  why: 'What belongs to one service has one database, and a transaction does at once and safely what a saga does in steps that others can see half done.',
  repairs: [
    'Write all of it in one command: writes: [A, B].',
    'Leave the saga, if the steps wait for people or for other systems: as an exception with that reason.',
  ],
  sources: [sources.saga],
  check: ({ blueprint }) =>
    blueprint.sagas
      .filter(({ orchestrator, steps }) => steps.every((step) => step.do.service === orchestrator))
      .map(({ name, orchestrator }) => ({
        place: name,
        path: ['sagas', name],
        at: 'key',
        message: `${name} has steps in ${orchestrator} only, which could be one transaction`,
        hint: 'Write one command with all of its writes.',
      })),
};
