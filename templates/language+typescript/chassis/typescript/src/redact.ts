/** What is about to be logged, made safe to log (SPEC.md, LOG-5 and LOG-6). */

type Clean = (value: object) => Record<string, unknown>;

const always = [
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'password',
  'secret',
  'token',
  'access_token',
  'refresh_token',
  'api_key',
  'client_secret',
  'x-caller-token',
];

const maxDepth = 8;
const maxNodes = 1_000;
const maxEntries = 100;
const maxText = 8_192;

/** @param names fields whose values are hidden, beside the ones that always are */
export function redactor(names: readonly string[]): Clean {
  const hidden = new Set([...always, ...names].map(normalize));
  // Log lines have the same few keys all the time.
  const known = new Map<string, boolean>();

  function isHidden(key: string): boolean {
    let answer = known.get(key);
    if (answer === undefined) {
      answer = hidden.has(normalize(key));
      if (known.size < 1_000) known.set(key, answer);
    }
    return answer;
  }

  return (value) => {
    let nodes = 0;
    const above: object[] = [];
    return members(Object.entries(value));

    function members(entries: Iterable<[unknown, unknown]>): Record<string, unknown> {
      const result: Record<string, unknown> = {};
      let count = 0;
      for (const [key, member] of entries) {
        const name = cut(String(key), 200);
        if (++count > maxEntries) return { ...result, '...': '[cut]' };
        // `__proto__` as a key of a literal object would set its prototype.
        if (name !== '__proto__') result[name] = isHidden(name) ? '[redacted]' : copy(member);
      }
      return result;
    }

    function list(values: Iterable<unknown>): unknown[] {
      const result: unknown[] = [];
      for (const item of values) {
        if (result.length === maxEntries) return [...result, '[cut]'];
        result.push(copy(item));
      }
      return result;
    }

    function copy(item: unknown): unknown {
      if (typeof item === 'string') return cut(item, maxText);
      if (typeof item === 'bigint') return String(item);
      if (typeof item !== 'object' || item === null) return item;
      if (above.includes(item)) return '[circular]';
      if (above.length === maxDepth || ++nodes > maxNodes) return '[cut]';
      above.push(item);
      try {
        return copyObject(item);
      } catch {
        return '[unreadable]';
      } finally {
        above.pop();
      }
    }

    function copyObject(item: object): unknown {
      if (item instanceof Error) return members(Object.entries(describe(item)));
      if (ArrayBuffer.isView(item)) return `[${item.byteLength} bytes]`;
      if (Array.isArray(item) || item instanceof Set) return list(item);
      if (item instanceof Map) return members(item);
      if ('toJSON' in item && typeof item.toJSON === 'function') return copy(item.toJSON());
      return members(Object.entries(item));
    }
  };
}

/** Other members of an error are left out: drivers put the values of rows there. */
function describe(error: Error): Record<string, unknown> {
  return {
    type: error.constructor.name,
    message: error.message,
    stack: error.stack,
    code: 'code' in error ? error.code : undefined,
    cause: error.cause,
    errors: error instanceof AggregateError ? error.errors : undefined,
  };
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}[cut]` : text;
}

/** `cardNumber`, `card_number` and `Card-Number` are one name. */
function normalize(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '');
}
