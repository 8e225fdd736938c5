import { outliving } from './cleanup.ts';

/** A value that is made when it is first asked for, and is there until all tests are through. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: outliving(make) };
    return made.value;
  };
}

/** The same, one for each key. */
export function oncePer<K, T>(make: (key: K) => T): (key: K) => T {
  const made = new Map<K, T>();
  return (key) => {
    if (!made.has(key)) {
      made.set(
        key,
        outliving(() => make(key)),
      );
    }
    return made.get(key) as T;
  };
}
