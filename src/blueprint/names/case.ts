/** Words of a name in any of the four cases: `HTTPServer2Go` -> http, server2, go. */
export function words(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

export const kebab = (name: string): string => words(name).join('-');

export const snake = (name: string): string => words(name).join('_');

export const pascal = (name: string): string => words(name).map(capital).join('');

export function camel(name: string): string {
  const [first = '', ...rest] = words(name);
  return first + rest.map(capital).join('');
}
