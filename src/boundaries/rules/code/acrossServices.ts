import { quote } from '../../../blueprint/quote.ts';
import type { Import } from '../../../code/model.ts';
import { serviceAt } from '../../../code/paths.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { foundInCode } from './sourcesIn.ts';

export const acrossServices: Rule = {
  id: 'CODE002',
  severity: 'error',
  title: 'an import from another service',
  why: 'The two are one program from then on: neither can be changed, deployed or written in another language without the other, and the contract between them is whatever the code happens to be. Tests count too.',
  repairs: [
    'Call an operation of the other service, and name it under calls.',
    'Keep a replica of what it owns.',
    'Write the few lines again: services that share nothing can differ.',
  ],
  sources: [sources.badSmells, sources.newman],
  check: (view) =>
    foundInCode(view, 'imports', (taken, { service }) => {
      const other = otherService(taken);
      if (other === undefined || other === service.name) return undefined;
      return {
        message: `imports ${quote(taken.specifier)}, which belongs to ${other}`,
        hint: `Call an operation of ${other}, or keep a replica of what it owns.`,
      };
    }),
};

/** By path, or as a package of the workspace. */
function otherService({ path, specifier }: Import): string | undefined {
  return path === undefined ? /^@services\/([^/]+)/.exec(specifier)?.[1] : serviceAt(path);
}
