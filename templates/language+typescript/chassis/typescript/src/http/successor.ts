/**
 * What each answer says at a path of before: that the operation is found elsewhere by now, and where (RFC 9745, RFC
 * 5829). The blueprint has no dates; one that has passed says that it is so by now.
 * @param path of now, with parameters as `{name}`
 * @param params decoded, as they came
 */
export function successorFields(path: string, params: unknown): Record<string, string> {
  const given = params as Readonly<Record<string, string>>;
  const now = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(`${given[name]}`));
  return { deprecation: '@0', link: `<${now}>; rel="successor-version"` };
}
