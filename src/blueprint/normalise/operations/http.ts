import type { Http } from '../../types.ts';

/** `GET /things/{id}`, as the JSON Schema lets it through. */
export function httpOf(text: string): Http {
  const [method = '', path = ''] = text.split(' ');
  return { method: method as Http['method'], path };
}

/** Names of the parameters, in order. */
export function paramNames(path: string): string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name);
}

/** The last word of the path, parameters left out: `cancel` of `/things/{id}/cancel`. */
export function lastWord(path: string): string | undefined {
  const last = path.split('/').at(-1) ?? '';
  return last === '' || last.startsWith('{') ? undefined : last.split(':').at(-1);
}

/** Whether the path ends with a parameter. */
export const isItemPath = (path: string): boolean => path.endsWith('}');
