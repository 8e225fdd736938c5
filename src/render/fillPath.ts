/** An output path with its words, e.g. `__service__`, filled in. */
export function fillPath(path: string, names: Record<string, string>): string {
  return path.replace(/__([a-z]+)__/g, (placeholder, word: string) => {
    const name = names[word];
    if (name === undefined) throw new Error(`${path}: nothing to fill ${placeholder} with`);
    return name;
  });
}
