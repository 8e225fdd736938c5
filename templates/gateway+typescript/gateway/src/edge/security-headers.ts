/** On every answer, as a flat list of names and values (SPEC.md, GTW-10). */
export function securityHeaders(production: boolean, policy = API_POLICY): readonly string[] {
  const headers = [
    'x-content-type-options',
    'nosniff',
    'referrer-policy',
    'no-referrer',
    'content-security-policy',
    policy,
  ];
  // Elsewhere it would bind a developer's browser to https for everything on localhost.
  return production ? [...headers, 'strict-transport-security', 'max-age=31536000'] : headers;
}

/** An API gives nothing that a browser should run or frame. */
const API_POLICY = "default-src 'none'; frame-ancestors 'none'";
