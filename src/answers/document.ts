import type { Catalog } from '../catalog/index.ts';
import { platformAxes } from './axes.ts';
import { entitiesIn } from './entitiesIn.ts';
import { subscribedIn } from './events.ts';
import { servicesOn } from './ids.ts';
import type { Answers } from './question.ts';
import { isSaid, listIn, textIn } from './said.ts';

type Words = Record<string, unknown>;

/** What was said in the words of the blueprint, in the order in which people read it. */
export function documentOf(
  answers: Answers,
  catalog: Catalog,
): Words & { services: Record<string, Words> } {
  const datastore = textIn(answers, 'datastore');
  const platform = platformAxes
    .filter((id) => isSaid(answers, id))
    .map((id) => [id, answers[id]] as const);
  const stores = catalog.datastore.options.map(({ id }) => id);
  const storeOf = (service: string) =>
    stores.find((id) => listIn(answers, servicesOn(id)).includes(service));
  return {
    schema: 'create-microservices/v1',
    system: { name: textIn(answers, 'name') },
    ...(platform.length === 0 ? {} : { platform: Object.fromEntries(platform) }),
    ...(datastore === undefined ? {} : { defaults: { datastore } }),
    services: Object.fromEntries(
      listIn(answers, 'services').map((service) => [
        service,
        serviceOf(service, answers, storeOf(service)),
      ]),
    ),
  };
}

/** @param datastore said of this service alone */
export function serviceOf(service: string, answers: Answers, datastore?: string): Words {
  const entities = Object.fromEntries(entitiesIn(answers, service));
  const subscribes = subscribedIn(answers, service);
  return {
    ...(datastore === undefined ? {} : { datastore }),
    entities,
    ...(subscribes.length === 0 ? {} : { subscribes }),
  };
}
