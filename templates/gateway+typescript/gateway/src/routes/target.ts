const ORIGIN = /^https?:\/\/[^/?#]*/i;
const DOT_SEGMENT = /\/(?:\.|%2e){1,2}(?:[/?]|$)/i;

/**
 * The path and query of a request target, to be sent on as they came; undefined where they cannot
 * be. Dot segments, backslashes and fragments mean different paths to different servers: what was
 * matched here might not be what is answered there.
 */
export function originForm(target: string): string | undefined {
  // Any server has to understand the form that proxies are asked with (RFC 9112, 3.2.2).
  const path = target.startsWith('/') ? target : target.replace(ORIGIN, '');
  const plain = path.startsWith('/') && !/[#\\]/.test(path) && !DOT_SEGMENT.test(path);
  return plain ? path : undefined;
}

/** The path of a request target, without its query. */
export function pathOf(target: string): string {
  const query = target.indexOf('?');
  return query === -1 ? target : target.slice(0, query);
}
