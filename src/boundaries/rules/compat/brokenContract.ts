import { knownAs } from '../../../blueprint/knownAs.ts';
import { type Break, breaksOf } from '../../../contracts/compatibility.ts';
import { publishedContracts } from '../../../contracts/published.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onOperation, onPart, onService, type View } from '../../view.ts';

export const brokenContract: Rule = {
  id: 'COMPAT001',
  severity: 'error',
  title: 'a released contract that does not hold any more',
  why: 'Others have built on what was released: their requests are refused, or what they read is not there. A service that breaks its callers can only be deployed together with them.',
  repairs: [
    'Add what is new beside what there is: another operation, a field that may be left out, another version of the event.',
    'Keep what was released until nobody asks for it any more; then take it out with an exception that says how that is known, and release.',
  ],
  sources: [sources.evolution, sources.schemaEvolution],
  check: (view) => {
    const released = view.released?.filter(({ openapi }) => openapi.size > 0) ?? [];
    if (released.length === 0) return [];
    const now = publishedContracts(view.blueprint);
    const names = new Map(view.blueprint.services.map((each) => [knownAs(each), each.name]));
    const called = (service: string) => names.get(service) ?? service;
    const found = released.flatMap((each) => breaksOf(each, now, called));
    // What two branches have released alike breaks once.
    const broken = new Map(found.map((each) => [`${each.place} ${each.message}`, each]));
    return [...broken.values()].map((found) => ({
      ...whereOf(found, view),
      place: found.place,
      message: found.message,
      hint: found.hint,
    }));
  },
};

/** What is gone was in what is still there. */
function whereOf({ service: of, name = '' }: Break, view: View) {
  const service = view.service(of);
  if (service === undefined) return { path: ['services'], at: 'key' as const };
  const operation = service.operations.find((each) => each.name === name);
  if (operation !== undefined) return onOperation(service, operation);
  const event = service.events.find((each) => each.name === name);
  if (event !== undefined && !event.implied) return onPart(service, 'events', event);
  return onService(service);
}
