import { type Authenticator, type Caller, Problem, requireScopes } from '@local/chassis/gateway';
import { clientAddress, clientNetwork } from '../limits/client-address.ts';
import { limitField, policyField } from '../limits/rate-limit-fields.ts';
import { type Allowance, RateLimiter, type RatePolicy } from '../limits/rate-limiter.ts';
import type { PublicRoute } from '../routes/route.ts';
import type { Exchange } from './exchange.ts';

export interface AdmissionOptions {
  /** None where every operation is anonymous. */
  authenticator: Authenticator | undefined;
  ratePolicy: RatePolicy;
  /** Whether a proxy in front says who the client is. */
  trustProxy: boolean;
}

/** Who may pass: token, scopes and rate limit. */
export interface Admission {
  /** Throws, or rejects with, the problem of one who may not; at once where the token is known. */
  admit(exchange: Exchange, auth: PublicRoute['auth']): undefined | Promise<void>;
  /** Counts a request of one whom nobody knows. @throws Problem `rate-limited` */
  countStranger(exchange: Exchange): void;
}

export function createAdmission(options: AdmissionOptions): Admission {
  const { authenticator, ratePolicy, trustProxy } = options;
  const clients = new RateLimiter(ratePolicy);
  // Checking a signature costs more than anything else here. Whoever sends bad tokens has so many
  // checks a window, apart from `clients`: strangers who share an address with a known caller must
  // not keep that caller out.
  const checks = new RateLimiter(ratePolicy);
  const policy = policyField(ratePolicy);

  function count(exchange: Exchange, client: string): void {
    const allowance = clients.take(client);
    exchange.say('ratelimit-policy', policy);
    exchange.say('ratelimit', limitField(allowance));
    if (!allowance.allowed) throw tooMany(allowance);
  }

  function network(exchange: Exchange): string {
    return `net:${clientNetwork(clientAddress(exchange.request, trustProxy))}`;
  }

  function welcome(exchange: Exchange, caller: Caller, scopes: readonly string[]): undefined {
    count(exchange, `sub:${caller.subject}`);
    requireScopes(caller, scopes);
  }

  async function identify(exchange: Exchange, known: Authenticator): Promise<Caller> {
    const client = network(exchange);
    const check = checks.take(client);
    if (!check.allowed) throw tooMany(check);
    try {
      const caller = await known.authenticate(exchange.request.headers.authorization);
      checks.giveBack(client);
      return caller;
    } catch (error) {
      if (error instanceof Problem && error.type === 'unauthenticated') count(exchange, client);
      throw error;
    }
  }

  return {
    admit(exchange, auth) {
      if (auth === 'anonymous' || authenticator === undefined) {
        count(exchange, network(exchange));
        return;
      }
      const { authorization } = exchange.request.headers;
      const caller = authorization === undefined ? undefined : authenticator.recall(authorization);
      if (caller !== undefined) return welcome(exchange, caller, auth);
      return identify(exchange, authenticator).then((found) => welcome(exchange, found, auth));
    },

    countStranger: (exchange) => count(exchange, network(exchange)),
  };
}

function tooMany(allowance: Allowance): Problem {
  return new Problem('rate-limited', undefined, {
    headers: { 'retry-after': String(allowance.resetSeconds) },
  });
}
