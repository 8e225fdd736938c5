import type { Blueprint, Service } from '../blueprint/types.ts';
import { latestVersion, topicOf } from './events.ts';

/** Pauses before the second attempt and those after it, in ms. */
const backoffMs = [500, 2_000, 10_000, 30_000, 90_000];

/** What a service listens to, as brokers know it: one for each publisher, so that order holds. */
export function subscriptionModels(service: Service, { services }: Blueprint) {
  const publishers = [...new Set(service.subscribes.map(({ event }) => event.service))].sort();
  return publishers.map((publisher) => ({
    name: `${service.name}.${publisher}`,
    service: service.name,
    topics: service.subscribes
      .filter(({ event }) => event.service === publisher)
      .map(({ event: { name } }) => {
        const events = services.find((other) => other.name === publisher)?.events ?? [];
        const event = events.find((candidate) => candidate.name === name);
        if (event === undefined) throw new Error(`no event "${publisher}.${name}"`);
        return topicOf(publisher, name, latestVersion(event).version);
      })
      .sort(),
    backoffMs,
  }));
}
