import { snake, words } from '../blueprint/names/case.ts';

export { camel, kebab, pascal, snake } from '../blueprint/names/case.ts';

export const upperSnake = (name: string) => snake(name).toUpperCase();

/** `priceCents` -> `price cents`. */
export const spaced = (name: string) => words(name).join(' ');
