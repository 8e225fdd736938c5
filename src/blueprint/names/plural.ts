/**
 * The English plural of a lower-case word or of the last word of a name in any case.
 *
 * Own rules instead of a package: these words become paths, and paths are a contract. An update of
 * a package must never move them. What the rules get wrong is written down with `path`.
 */
export function plural(name: string): string {
  const match = /^(.*?)([A-Za-z][a-z]*)([0-9]*)$/.exec(name);
  if (!match) return name;
  const [, head = '', word = '', digits = ''] = match;
  if (digits !== '') return name;
  const lower = word.toLowerCase();
  const result = pluralWord(lower);
  return head + (word === lower ? result : result.charAt(0).toUpperCase() + result.slice(1));
}

const unchanged = new Set(
  (
    'aircraft advice data equipment feedback fish hardware information luggage media money news ' +
    'rice series sheep software species staff'
  ).split(' '),
);

const irregular = new Map(
  Object.entries({
    child: 'children',
    foot: 'feet',
    goose: 'geese',
    half: 'halves',
    hero: 'heroes',
    knife: 'knives',
    leaf: 'leaves',
    life: 'lives',
    man: 'men',
    matrix: 'matrices',
    mouse: 'mice',
    person: 'people',
    potato: 'potatoes',
    quiz: 'quizzes',
    shelf: 'shelves',
    tomato: 'tomatoes',
    tooth: 'teeth',
    wife: 'wives',
    wolf: 'wolves',
    woman: 'women',
  }),
);

function pluralWord(word: string): string {
  if (unchanged.has(word) || /(?:ings|ics)$/.test(word)) return word;
  const known = irregular.get(word);
  if (known) return known;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  if (/[^aeiou]is$/.test(word)) return `${word.slice(0, -2)}es`;
  if (/(?:s|x|z|ch|sh)$/.test(word)) return `${word}es`;
  return `${word}s`;
}
