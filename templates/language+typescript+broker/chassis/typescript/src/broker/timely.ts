import { BrokerError } from './errors.ts';

/** @throws BrokerError `unavailable` when it takes longer than so many ms */
export async function timely<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(reject, timeoutMs, new BrokerError('unavailable'));
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
