/** What is derived when a template first asks for it, and kept for the next ones. */
export function lazily<Value>(derive: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => {
    made ??= { value: derive() };
    return made.value;
  };
}
