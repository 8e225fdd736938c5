import type { IncomingHttpHeaders } from 'node:http';
import { isHopByHop, namedByConnection } from './hop-by-hop.ts';

/** What the gateway itself tells a service about a request. */
export interface Passport {
  requestId: string;
  /** What is left until the deadline, in ms. */
  deadlineMs: number;
  /** Address of the peer, the next one for `x-forwarded-for`. */
  peer: string;
  /** Whether the peer is a proxy whose own statements are to be kept. */
  trusted: boolean;
}

/**
 * Names under which frameworks and proxies say who calls. Some servers read `_` as `-`, so a name
 * with either is dropped.
 */
const IDENTITY =
  /^(?:x[-_](?:user|auth|caller|subject|scope|client|forwarded[-_]user)|remote[-_]user)/;
const FORWARDING = /^(?:forwarded$|x[-_](?:forwarded|real[-_]ip))/;

/** Set by the gateway, or by the client of the connection to the service. */
const REPLACED: ReadonlySet<string> = new Set([
  'host',
  'expect',
  'x-request-id',
  'x-deadline-ms',
  // Told anew for each call, see calls.ts.
  'traceparent',
  'tracestate',
  'x-forwarded-for',
  'x-forwarded-proto',
  'x-forwarded-host',
]);

/**
 * The header fields that a service is sent, as a flat list of names and values.
 *
 * It starts from node's parsed fields rather than the raw ones: of a field that must not be repeated
 * only the first value is there, so that service and gateway look at the same one.
 */
export function requestHeaders(inbound: IncomingHttpHeaders, passport: Passport): string[] {
  const thisHop = namedByConnection(inbound.connection);
  const headers: string[] = [];
  for (const name in inbound) {
    if (isHopByHop(name) || REPLACED.has(name) || thisHop.has(name)) continue;
    if (isClaim(name, passport.trusted)) continue;
    headers.push(name, String(inbound[name]));
  }
  headers.push('x-request-id', passport.requestId, 'x-deadline-ms', String(passport.deadlineMs));
  pushForwarded(headers, inbound, passport);
  return headers;
}

function isClaim(name: string, trusted: boolean): boolean {
  const initial = name.charCodeAt(0);
  // f, r, x: all others are spared the patterns.
  if (initial !== 102 && initial !== 114 && initial !== 120) return false;
  return IDENTITY.test(name) || (!trusted && FORWARDING.test(name));
}

function pushForwarded(headers: string[], inbound: IncomingHttpHeaders, passport: Passport): void {
  const { peer, trusted } = passport;
  const chain = trusted ? inbound['x-forwarded-for'] : undefined;
  const proto = trusted ? inbound['x-forwarded-proto'] : undefined;
  const host = (trusted ? inbound['x-forwarded-host'] : undefined) ?? inbound.host;
  headers.push('x-forwarded-for', chain === undefined ? peer : `${chain}, ${peer}`);
  headers.push('x-forwarded-proto', String(proto ?? 'http'));
  if (host !== undefined) headers.push('x-forwarded-host', String(host));
}
