import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onService } from '../../view.ts';

const words = (text: string) => new Set(text.split(' '));

/** A layer or a drawer, whatever stands beside it. */
const layers = words(
  'backend common controller controllers crud dal dao database db frontend helper helpers layer lib middleware orm persistence repositories repository shared util utilities utils',
);
/** Says nothing, but may stand beside a word that does: market-data, core-banking. */
const empty = words(
  'api app base business core data domain engine logic main manager model models server service services system ui web',
);

export const layer: Rule = {
  id: 'BND004',
  severity: 'warning',
  title: 'a service that is named for a layer',
  why: 'A system that is cut by layers needs all of them for each change. What changes together for one reason belongs together: cut by what people do with the system.',
  repairs: [
    'Name the capability, and move to it what belongs to it from all layers.',
    'Make what several services share a library, or a part of the platform.',
  ],
  sources: [sources.smells, sources.conway],
  check: ({ blueprint }) =>
    blueprint.services.flatMap((service) => {
      const parts = service.name.split('-');
      const found = parts.find((part) => layers.has(part));
      if (found === undefined && !parts.every((part) => empty.has(part))) return [];
      const what = found ?? service.name;
      const message = `${service.name} is named for a layer (${what}) rather than for what it is about`;
      return [{ ...onService(service), message, hint: 'Name what it does for its users.' }];
    }),
};
