import { plural } from './plural.ts';

/** Endings of plurals and of their singulars, in the order in which they are tried. */
const endings: [plural: RegExp, singular: string][] = [
  [/(?<=ss|sh|x|zz|[^aeiou][aeiou]{2}ch|[^aeiou]ch|[eiou]ch)es$/, ''],
  [/(?<=[^aeo]us|ias)es$/, ''],
  [/(?<=ys)es$/, 'is'],
  [/(?<!mov|cook|zomb|^p|^t)ies$/, 'y'],
  [/(?<!s|(?<!men)u|i|ytic|istic)s$/, ''],
];

const irregular = [
  'child foot goose half hero knife leaf life man matrix mouse person potato quiz shelf tomato tooth',
  'wife wolf woman',
].flatMap((line) => line.split(' '));

/** The singular of a lower-case English word: one whose `plural` it is, or the word itself. */
export function singular(word: string): string {
  const isBoth = plural(word) === word && !/(?:ings|ics)$/.test(word);
  if (isBoth) return word;
  const known = irregular.find((candidate) => plural(candidate) === word);
  if (known !== undefined) return known;
  const candidates = endings
    .filter(([ending]) => ending.test(word))
    .map(([ending, replacement]) => word.replace(ending, replacement));
  return candidates.find((candidate) => plural(candidate) === word) ?? word;
}
