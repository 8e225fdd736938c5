/** What `src/gen/routes.ts` says about the system: data that the blueprint gives, nothing else. */
export interface GatewayModel {
  /** Name of this process in logs, metrics and traces. */
  name: string;
  /** Defaults of `RATE_LIMIT_REQUESTS` and `RATE_LIMIT_WINDOW_SECONDS`. */
  rateLimit: { requests: number; windowSeconds: number };
  /** The services that have a public operation. */
  services: readonly ServiceEntry[];
  routes: readonly PublicRoute[];
}

export interface ServiceEntry {
  /** kebab-case. */
  name: string;
  /** The setting that holds its address, e.g. `A_B_URL`. */
  urlEnv: string;
}

/** A public operation: where it is found, who may call it, and which service answers. */
export interface PublicRoute {
  operation: string;
  /** A name of `services`. */
  service: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With parameters as `{name}`; the service is asked with the path that came in. */
  path: string;
  /** Of a path of before: where the operation is found by now, which refusals say as the service does. */
  successor?: string;
  /** Scopes that the token must have (all of them), or `anonymous`. */
  auth: 'anonymous' | readonly string[];
  timeoutMs: number;
}
