import { isHopByHop, namedByConnection } from './hop-by-hop.ts';

/** The header fields of an answer, as undici gives them: lower-case names. */
export type AnswerHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** What the gateway says itself on every answer, or does not tell at all. */
const NOT_PASSED: ReadonlySet<string> = new Set([
  'access-control-allow-credentials',
  'access-control-allow-headers',
  'access-control-allow-methods',
  'access-control-allow-origin',
  'access-control-expose-headers',
  'access-control-max-age',
  'content-security-policy',
  'ratelimit',
  'ratelimit-policy',
  'referrer-policy',
  'server',
  'strict-transport-security',
  'x-content-type-options',
  'x-powered-by',
  'x-request-id',
]);

/** The fields of a service's answer that go on to the client, as a flat list of names and values. */
export function responseHeaders(status: number, answer: AnswerHeaders): string[] {
  const thisHop = namedByConnection(answer.connection);
  const headers: string[] = [];
  for (const name in answer) {
    const value = answer[name];
    if (value === undefined || isHopByHop(name) || NOT_PASSED.has(name) || thisHop.has(name)) {
      continue;
    }
    // An answer that has no body by its status must not announce one (RFC 9110, 8.6).
    if (status === 204 && name === 'content-length') continue;
    if (typeof value === 'string') headers.push(name, value);
    else for (const one of value) headers.push(name, one);
  }
  return headers;
}
