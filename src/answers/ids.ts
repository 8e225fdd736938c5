/** Ids of the questions that come up once for each service, or for each option. */

export const entitiesOf = (service: string) => `entities.${service}`;

/** Services that keep their data there instead. */
export const servicesOn = (datastore: string) => `datastore.${datastore}`;

/** Events that the service listens to. */
export const eventsFor = (service: string) => `subscribes.${service}`;
