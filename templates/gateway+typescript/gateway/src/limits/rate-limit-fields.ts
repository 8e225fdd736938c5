import type { Allowance, RatePolicy } from './rate-limiter.ts';

/*
 * The `RateLimit-Policy` and `RateLimit` fields of draft-ietf-httpapi-ratelimit-headers-10:
 * lists of Structured Fields (RFC 9651) with one policy, named `default`.
 */

/** `q`: the quota; `w`: its window in seconds. */
export function policyField(policy: RatePolicy): string {
  return `"default";q=${policy.requests};w=${policy.windowSeconds}`;
}

/** `r`: what is left of the quota; `t`: seconds until it is restored. */
export function limitField(allowance: Allowance): string {
  return `"default";r=${allowance.remaining};t=${allowance.resetSeconds}`;
}
