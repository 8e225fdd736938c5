import type { BatchObservableResult } from '@opentelemetry/api';
import type { Broker } from '../broker/port.ts';
import { meter } from '../telemetry/metrics.ts';
import type { Subscription } from './model.ts';

/** A broker that is away must not keep the one who asks for metrics waiting, in ms. */
const patienceMs = 1_000;

export interface ConsumerMetrics {
  /** An event had its effect. @param time when it happened, ISO 8601 */
  onApplied(event: string, time: string | undefined): void;
  stop(): void;
}

/**
 * Measures, whenever somebody asks for metrics, what waits for this service, what it gave up, and how
 * far its replicas are behind: not at all where nothing waits, else as old as the last event that
 * they have.
 */
export function observeConsumers(
  subscriptions: readonly Subscription[],
  broker: Pick<Broker, 'lag'>,
): ConsumerMetrics {
  const lag = meter().createObservableGauge('consumer.lag.messages', {
    description: 'Messages that wait or are being handled',
    unit: '{message}',
  });
  const dead = meter().createObservableGauge('dead.letters', {
    description: 'Messages that were given up',
    unit: '{message}',
  });
  // An exporter goes on telling what it was told last: somebody has to say that it is old.
  const reachable = meter().createObservableGauge('consumer.broker.reachable', {
    description: 'Whether the broker told just now what waits: 0 or 1',
  });
  const staleness = meter().createObservableGauge('replica.staleness', {
    description: 'How far a replica is behind what it copies',
    unit: 's',
  });
  const startedAt = Date.now();
  const appliedAt = new Map<string, number>();

  const observe = async (result: BatchObservableResult) => {
    await Promise.all(
      subscriptions.map(async ({ model: { name }, events }) => {
        const found = await inTime(broker.lag(name));
        const labels = { subscription: name };
        result.observe(reachable, found === undefined ? 0 : 1, labels);
        if (found === undefined) return;
        result.observe(lag, found.waiting, labels);
        result.observe(dead, found.dead, labels);
        for (const [replica, feeds] of replicasOf(events)) {
          const last = Math.max(...feeds.map((feed) => appliedAt.get(feed) ?? startedAt));
          const behind = found.waiting === 0 ? 0 : Math.max(0, Date.now() - last) / 1_000;
          result.observe(staleness, behind, { replica, subscription: name });
        }
      }),
    );
  };
  const observed = [lag, dead, reachable, staleness];
  meter().addBatchObservableCallback(observe, observed);

  return {
    onApplied(event, time) {
      const at = Date.parse(time ?? '');
      if (Number.isFinite(at)) appliedAt.set(event, Math.max(at, appliedAt.get(event) ?? 0));
    },
    stop: () => meter().removeBatchObservableCallback(observe, observed),
  };
}

/** The replicas that events of a subscription feed, each with these events. */
function replicasOf(events: Subscription['events']): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { name, effects } of events) {
    for (const { replica } of effects) {
      if (replica !== undefined) found.set(replica, [...(found.get(replica) ?? []), name]);
    }
  }
  return found;
}

async function inTime<T>(work: Promise<T>): Promise<T | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, patienceMs, undefined);
  return Promise.race([work.catch(() => undefined), late]).finally(() => clearTimeout(timer));
}
