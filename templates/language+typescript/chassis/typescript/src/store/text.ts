/** An identifier in a SQL text, whatever word it is. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function quotedList(names: readonly string[]): string {
  return names.map(quoted).join(', ');
}

/** `$1, $2, $3` for three values, beginning with `first`. */
export function placeholders(count: number, first = 1): string {
  return Array.from({ length: count }, (_, index) => `$${first + index}`).join(', ');
}

const operations = new Set(['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'WITH']);

/** What a text does, from a short list: telemetry has no labels without end. */
export function operationOf(text: string): string {
  // Most begin with it, and are asked about more than once a request.
  if (text.startsWith('SELECT ')) return 'SELECT';
  const word = /^\s*([A-Za-z]+)/.exec(text)?.[1]?.toUpperCase() ?? '';
  return operations.has(word) ? word : 'OTHER';
}
