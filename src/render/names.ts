/** Case helpers. Input: any of kebab-case, camelCase, PascalCase or snake_case, in ASCII. */

export function words(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

export const kebab = (name: string) => words(name).join('-');
export const snake = (name: string) => words(name).join('_');
export const upperSnake = (name: string) => snake(name).toUpperCase();
export const pascal = (name: string) =>
  words(name)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
export const camel = (name: string) => {
  const joined = pascal(name);
  return joined.charAt(0).toLowerCase() + joined.slice(1);
};
/** `priceCents` -> `price cents`. */
export const spaced = (name: string) => words(name).join(' ');
