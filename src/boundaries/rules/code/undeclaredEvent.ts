import { suggestion } from '../../../blueprint/nearest.ts';
import { quote } from '../../../blueprint/quote.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { foundInCode } from './sourcesIn.ts';

export const undeclaredEvent: Rule = {
  id: 'CODE006',
  severity: 'error',
  title: 'an event that its service does not publish',
  why: 'Without a contract nobody can listen to it: it has no schema, no topic, and no version that would be kept.',
  repairs: ['Declare it under events of the service.', 'Publish one that there is.'],
  sources: [sources.reflexion, sources.eventDriven],
  check: (view) =>
    foundInCode(view, 'published', ({ name }, { service }) => {
      const events = service.events.map((event) => event.name);
      if (events.includes(name)) return undefined;
      return {
        message: `publishes ${quote(name)}, which is no event of ${service.name}`,
        hint:
          suggestion(name, events) ??
          `Declare it: events: { ${name}: { key: ..., payload: { ... } } }.`,
      };
    }),
};
