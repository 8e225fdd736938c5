/** Cross-origin access by the Fetch standard, for a list of known origins; without credentials. */
export interface Cors {
  /** For every answer to a request with this `origin`: names and values in turn. */
  headers(origin: string | undefined): readonly string[];
  /** What the answer to a preflight has beside those; nothing where the origin is not known. */
  preflight(origin: string | undefined, methods: readonly string[]): readonly string[];
}

/** What a page may send beside the few headers that it always may. */
const REQUEST_HEADERS = 'authorization, content-type, idempotency-key, if-match, x-request-id';
/** What a page may read beside the few headers that it always may. */
const ANSWER_HEADERS =
  'deprecation, etag, idempotent-replayed, link, location, ratelimit, ratelimit-policy, retry-after, x-request-id';
/** Seconds. */
const MAX_AGE = '600';

const NOTHING: readonly string[] = [];

export function createCors(origins: readonly string[]): Cors {
  const known = new Set(origins);
  // An answer for one origin must not be kept for another, nor one for none.
  const vary = known.size === 0 ? NOTHING : ['vary', 'Origin'];

  return {
    headers(origin) {
      if (origin === undefined || !known.has(origin)) return vary;
      return [
        'access-control-allow-origin',
        origin,
        'access-control-expose-headers',
        ANSWER_HEADERS,
        ...vary,
      ];
    },

    preflight(origin, methods) {
      if (origin === undefined || !known.has(origin)) return NOTHING;
      return [
        'access-control-allow-methods',
        methods.join(', '),
        'access-control-allow-headers',
        REQUEST_HEADERS,
        'access-control-max-age',
        MAX_AGE,
      ];
    },
  };
}
