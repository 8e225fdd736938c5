import { quote } from '../../../blueprint/quote.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { brokerPackages, packageOf } from './adapters.ts';
import { foundInCode } from './sourcesIn.ts';

/** What opens a broker, of the chassis. */
const opening = new Set(['openBroker', 'provisionBroker']);

export const besideTheOutbox: Rule = {
  id: 'CODE008',
  severity: 'warning',
  title: 'a broker that is spoken to beside the outbox',
  why: 'What is sent by hand is sent although the transaction fails, or not sent although it does not; what is taken by hand has its effect twice when it comes twice. And no blueprint says what goes that way.',
  repairs: [
    'Publish with the outbox, in the transaction of the change.',
    'Subscribe in the blueprint, with a handler of your own.',
  ],
  sources: [sources.outbox, sources.idempotentConsumer],
  check: (view) =>
    foundInCode(view, 'imports', ({ specifier, names, path }, { file }) => {
      if (file.ring === undefined) return undefined;
      const opened = names.find((name) => opening.has(name));
      const opens = specifier === '@local/chassis/messaging' && opened !== undefined;
      if (!opens && (path !== undefined || !brokerPackages.has(packageOf(specifier)))) return;
      return {
        message: `speaks to the broker by itself, with ${quote(opens ? opened : specifier)}`,
        hint: 'Publish with the outbox of src/events, and subscribe in the blueprint.',
      };
    }),
};
