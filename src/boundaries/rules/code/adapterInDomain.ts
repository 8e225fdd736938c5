import { quote } from '../../../blueprint/quote.ts';
import type { Import } from '../../../code/model.ts';
import { ringOf } from '../../../code/paths.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { adapterPackages, adapterRings, packageOf, wiring } from './adapters.ts';
import { foundInCode } from './sourcesIn.ts';

export const adapterInDomain: Rule = {
  id: 'CODE003',
  severity: 'warning',
  title: 'domain code that imports an adapter',
  why: 'Rules that know of HTTP, of a driver or of the routes that call them cannot be tested without these, and change when they do. What a rule needs, it is given: context.tx to read and write with, context.calls to ask others. Rows (src/data) and the outbox (src/events) work on that and may be imported.',
  repairs: [
    'Use what the rule is given: context.tx, context.calls.',
    'Move what speaks to the world into src/api or src/clients, and hand its result over.',
  ],
  sources: [sources.dependencyRule, sources.reflexion],
  check: (view) =>
    foundInCode(view, 'imports', (taken, { file }) => {
      if (file.ring !== 'domain') return undefined;
      const what = adapterIn(taken, file.service);
      if (what === undefined) return undefined;
      return {
        message: `is domain code and imports ${quote(taken.specifier)}, ${what}`,
        hint: 'Use what the rule is given: context.tx to read and write with, context.calls to ask others.',
      };
    }),
};

function adapterIn({ path, specifier }: Import, service: string): string | undefined {
  if (path === undefined) {
    return adapterPackages.has(packageOf(specifier)) ? 'which reaches the world' : undefined;
  }
  if (path.startsWith('chassis/')) return 'which is inside the chassis';
  // Another service is another rule's business.
  const own = `services/${service}/src/`;
  if (!path.startsWith(own)) return undefined;
  const ring = ringOf(path) ?? '';
  if (wiring.has(path.slice(own.length))) return 'which joins the parts of the service';
  if (!adapterRings.has(ring)) return undefined;
  return ring === '' ? 'which starts a process' : `which is in ${ring}`;
}
