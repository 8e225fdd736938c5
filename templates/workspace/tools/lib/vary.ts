import { randomInt, randomUUID } from 'node:crypto';

type Schema = Readonly<Record<string, unknown>>;

/** Another value that fits the contract as the example does; the example where none is found. */
export function vary(schema: Schema, example: unknown): unknown {
  if (Array.isArray(schema.enum)) return schema.enum[randomInt(schema.enum.length)];
  switch (schema.type) {
    case 'integer':
    case 'number':
      return varyNumber(schema, Number(example));
    case 'boolean':
      return randomInt(2) === 1;
    case 'string':
      return varyText(schema, String(example));
    default:
      return example;
  }
}

function varyNumber({ minimum, maximum }: Schema, example: number): number {
  const low = typeof minimum === 'number' ? minimum : example;
  const high = typeof maximum === 'number' ? maximum : low + 1_000_000_000;
  return low + randomInt(Math.max(1, Math.min(high - low + 1, 1_000_000_000)));
}

function varyText(schema: Schema, example: string): string {
  const time = randomInt(2_000_000_000) * 1_000;
  switch (schema.format) {
    case 'uuid':
      return randomUUID();
    case 'email':
      return `someone-${randomUUID()}@example.com`;
    case 'uri':
      return `https://example.com/${randomUUID()}`;
    case 'date':
      return new Date(time).toISOString().slice(0, 10);
    case 'date-time':
      return new Date(time).toISOString();
    default:
      return varyWords(schema, example);
  }
}

/** Characters of the same kind: longer than the example where that fits, else in its place. */
function varyWords({ pattern, maxLength }: Schema, example: string): string {
  const form = typeof pattern === 'string' ? new RegExp(pattern, 'u') : /^/;
  const room = Number(maxLength ?? 200) - [...example].length;
  const last = [...example].at(-1) ?? 'x';
  const tails = [12, 4, 1].filter((length) => length <= room).map((length) => last.repeat(length));
  const candidates = [...tails.map((tail) => example + shuffle(tail)), shuffle(example)];
  return candidates.find((text) => form.test(text)) ?? example;
}

const kinds = ['0123456789', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'];

function shuffle(text: string): string {
  return text.replace(/[0-9A-Za-z]/g, (character) => {
    const kind = kinds.find((each) => each.includes(character)) ?? character;
    return kind[randomInt(kind.length)] ?? character;
  });
}
