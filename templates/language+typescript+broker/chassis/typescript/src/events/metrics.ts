import type { Store } from '../store/port.ts';
import { meter } from '../telemetry/metrics.ts';
import { waiting } from './waiting.ts';

/** A store that is away must not keep the one who asks for metrics waiting, in ms. */
const patience = 1_000;

/**
 * Measures what waits in the outbox, whenever somebody asks for metrics.
 * @returns what ends it
 */
export function observeOutbox(store: Store): () => void {
  const depth = meter().createObservableGauge('outbox.messages', {
    description: 'Events that wait for the broker',
    unit: '{message}',
  });
  const age = meter().createObservableGauge('outbox.oldest.age', {
    description: 'How long the oldest event has been waiting for the broker',
    unit: 's',
  });
  const observe: Parameters<ReturnType<typeof meter>['addBatchObservableCallback']>[0] = async (
    result,
  ) => {
    const found = await inTime(waiting(store));
    if (found === undefined) return;
    const { count, oldest } = found;
    result.observe(depth, count);
    result.observe(age, oldest === undefined ? 0 : (Date.now() - Date.parse(oldest)) / 1_000);
  };
  meter().addBatchObservableCallback(observe, [depth, age]);
  return () => meter().removeBatchObservableCallback(observe, [depth, age]);
}

/** @param system `messaging.system`: the kind of the broker */
export function sentCounter(system: string): (topic: string, error?: unknown) => void {
  const sent = meter().createCounter('messaging.client.sent.messages', {
    description: 'Messages that the broker was given',
    unit: '{message}',
  });
  return (topic, error) => {
    const labels: Record<string, string> = {
      'messaging.system': system,
      'messaging.destination.name': topic,
      'messaging.operation.name': 'send',
    };
    if (error !== undefined) labels['error.type'] = errorType(error);
    sent.add(1, labels);
  };
}

function errorType(error: unknown): string {
  return error instanceof Error ? error.constructor.name : '_OTHER';
}

async function inTime<T>(work: Promise<T>): Promise<T | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, patience, undefined);
  return Promise.race([work.catch(() => undefined), late]).finally(() => clearTimeout(timer));
}
