/**
 * Exchanges and queues. Each service writes to exchanges of its own and reads from queues of its
 * own, so that permissions can keep it to them.
 */

/** Where a service publishes; the routing key is the topic. */
export const eventsOf = (service: string) => `events.${service}`;

/** Where a consumer puts what it gave up; the routing key is the subscription. */
export const deadOf = (service: string) => `dead.${service}`;

/** Where a consumer hands itself a dead letter again; the routing key is the subscription. */
export const replaysOf = (service: string) => `replay.${service}`;

/** What nobody listens to ends here. */
export const unheard = 'unheard';

/** The queue of a subscription has its name; the dead letters are beside it. */
export const deadQueueOf = (subscription: string) => `${subscription}.dead`;

/** The publisher, of a topic; the consumer, of a subscription. */
export const serviceOf = (name: string) => name.slice(0, name.indexOf('.'));
