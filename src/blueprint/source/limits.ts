/** What a blueprint may cost to read. Far above what people write, far below what hurts. */
export const limits = {
  /** UTF-16 code units. */
  characters: 1024 * 1024,
  /** Nested collections; the language itself needs 8. */
  depth: 40,
  /** Lexical tokens of YAML; a service of ten entities has about a thousand. */
  tokens: 250_000,
};
