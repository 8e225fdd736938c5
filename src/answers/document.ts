import type { Catalog } from '../catalog/index.ts';
import { platformAxes } from './axes.ts';
import { callersIn, declaredBy, type Owned } from './calls.ts';
import { carriesEvents } from './carriesEvents.ts';
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
        serviceOf(service, answers, catalog, { datastore: storeOf(service) }),
      ]),
    ),
  };
}

/** What else is known of a service. */
interface Known {
  /** Said of this service alone. */
  datastore?: string | undefined;
  /** By default what was said of each. */
  owned?: Owned;
  /** By default what was said of the system. */
  withEvents?: boolean;
}

export function serviceOf(
  service: string,
  answers: Answers,
  catalog: Catalog,
  {
    datastore,
    owned = (name) => entitiesIn(answers, name),
    withEvents = carriesEvents(textIn(answers, 'broker'), catalog),
  }: Known = {},
): Words {
  const callees = callersIn(answers).filter(({ caller }) => caller === service);
  const declared =
    callees.length === 0
      ? {}
      : declaredBy(
          service,
          callees.map(({ callee }) => callee),
          owned,
          withEvents,
        );
  const subscribes = subscribedIn(answers, service);
  return {
    ...(datastore === undefined ? {} : { datastore }),
    entities: Object.fromEntries(entitiesIn(answers, service)),
    ...Object.fromEntries(Object.entries<object>(declared).filter(([, all]) => !isEmpty(all))),
    ...(subscribes.length === 0 ? {} : { subscribes }),
  };
}

const isEmpty = (map: object) => Object.keys(map).length === 0;
