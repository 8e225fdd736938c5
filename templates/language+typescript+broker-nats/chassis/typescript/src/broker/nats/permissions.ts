import type { Topology } from '../port.ts';
import { deadStreamOf, durableOf, inboxesOf, partitions, publisherOf, streamOf } from './names.ts';

/**
 * What an account of a service needs, and no more: to publish its own events, to consume its own
 * subscriptions, and to see to its own dead letters.
 * https://docs.nats.io/running-a-nats-service/configuration/securing_nats/authorization
 */
export function permissionsOf(service: string, { subscriptions }: Topology) {
  const consuming = subscriptions
    .filter((subscription) => subscription.service === service)
    .flatMap(({ name }) => partitions.map((partition) => consumerOf(name, partition)))
    .flatMap((consumer) => [
      `$JS.API.CONSUMER.INFO.${consumer}`,
      `$JS.API.CONSUMER.MSG.NEXT.${consumer}`,
      `$JS.ACK.${consumer}.>`,
    ]);
  const dead = deadStreamOf(service);
  const burying = [
    ...[`dead.${service}.>`, `replay.${service}.>`, `$JS.API.STREAM.INFO.${dead}`],
    ...[`$JS.API.STREAM.MSG.GET.${dead}`, `$JS.API.STREAM.MSG.DELETE.${dead}`],
  ];
  return {
    publish: [`events.${service}.>`, ...(consuming.length > 0 ? [...consuming, ...burying] : [])],
    subscribe: [`${inboxesOf(service)}.>`],
  };
}

function consumerOf(subscription: string, partition: number): string {
  return `${streamOf(publisherOf(subscription))}.${durableOf(subscription, partition)}`;
}
