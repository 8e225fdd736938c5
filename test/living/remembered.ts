const most = 50;

/** A pure function of few arguments of which only the first two count, with what it said last. */
export function remembered<Args extends unknown[], Result>(
  pure: (...args: Args) => Result,
): (...args: Args) => Result {
  const known = new Map<string, Result>();
  return (...args) => {
    const key = JSON.stringify(args.slice(0, 2));
    const found = known.get(key);
    if (found !== undefined) return found;
    const result = pure(...args);
    const [oldest] = known.keys();
    if (known.size === most && oldest !== undefined) known.delete(oldest);
    known.set(key, result);
    return result;
  };
}
