import type { Breaker } from '../http/breaker.ts';
import type { Resource } from '../resource.ts';
import { type BeginCall, createCallObserver, observeBreakers } from '../telemetry/http-client.ts';
import { type CountFallback, createFallbackCounter } from './fallbacks.ts';
import { type ServiceToken, serviceToken } from './service-token.ts';

/** What all clients of a process share. */
export interface Outbound {
  token: ServiceToken;
  beginCall: BeginCall;
  countFallback: CountFallback;
  /** By name of the callee: told as a metric. */
  breakers: Map<string, Breaker>;
}

export const outbound: Resource<Outbound> = {
  settings: {},
  needs: [serviceToken],
  open({ opened, tracing }) {
    const breakers = new Map<string, Breaker>();
    observeBreakers(() => breakers);
    return {
      token: opened(serviceToken),
      beginCall: createCallObserver(tracing),
      countFallback: createFallbackCounter(),
      breakers,
    };
  },
  close: () => Promise.resolve(),
};
