import { pascal } from '../blueprint/names/case.ts';
import { eventsOfEntity } from '../blueprint/names/eventsOfEntity.ts';
import { entitiesIn, typesIn } from './entitiesIn.ts';
import { entitiesOf, eventsFor } from './ids.ts';
import type { Answers, Choice } from './question.ts';
import { isSaid, listIn } from './said.ts';

/** Something that other services own, with the events that tell of it. */
interface Told {
  /** `service.Entity`. */
  entity: string;
  /** `service.event` with what has happened. */
  events: { name: string; what: string }[];
}

/** What a service could hear of: everything that the others own. */
export function eventChoices(service: string, answers: Answers): Choice[] {
  return toldOthers(service, answers).flatMap(({ entity, events }) =>
    events.map(({ name, what }) => ({ id: name, label: name, hint: `${entity} ${what}` })),
  );
}

/** What a service has a use for without another word: the events of what its entities refer to. */
export function eventsOfReferred(service: string, answers: Answers): string[] {
  const referred = new Set(typesIn(answers, service));
  return toldOthers(service, answers)
    .filter(({ entity }) => referred.has(entity))
    .flatMap(({ events }) => events.map(({ name }) => name));
}

/**
 * What was said of it, in the words of the blueprint. A copy is kept of what is referred to; other events
 * are for a handler of the user's. What a file says of the service is the language's to know.
 */
export function subscribedIn(answers: Answers, service: string): (string | object)[] {
  const copied = new Set(eventsOfReferred(service, answers));
  const isKnown = isSaid(answers, entitiesOf(service));
  return listIn(answers, eventsFor(service)).map((event) => {
    const handler = `on${event.split('.').map(pascal).join('')}`;
    return copied.has(event) || !isKnown ? event : { event, handler };
  });
}

function toldOthers(service: string, answers: Answers): Told[] {
  const others = listIn(answers, 'services').filter((other) => other !== service);
  return others.flatMap((other) =>
    entitiesIn(answers, other).map(([entity]): Told => {
      const { created, updated, deleted } = eventsOfEntity(entity);
      return {
        entity: `${other}.${entity}`,
        events: [
          { name: `${other}.${created}`, what: 'was created' },
          { name: `${other}.${updated}`, what: 'was changed' },
          { name: `${other}.${deleted}`, what: 'was deleted' },
        ],
      };
    }),
  );
}
