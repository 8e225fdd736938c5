import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Values } from '../data/columns.ts';
import type { JsonSchema } from '../model.ts';

/** A message that cannot be of use here, however often it comes. Names places and never values. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
formats.default(ajv);

/**
 * Reads payloads by what is needed of them; what else they have is let pass.
 * @param formerly member -> its name before, under which it may come
 * @returns what throws `Unreadable`
 */
export function reader(
  schema: JsonSchema,
  formerly: Readonly<Record<string, string>> = {},
): (data: string) => Values {
  const fits = ajv.compile(schema);
  const names = Object.entries(formerly);
  return (data) => {
    const payload = parse(data);
    if (isObject(payload)) {
      for (const [name, before] of names) payload[name] ??= payload[before];
    }
    if (fits(payload)) return payload as Values;
    const [{ instancePath = '', message = 'is not valid', params = {} } = {}] = fits.errors ?? [];
    const { missingProperty: missing } = params;
    throw new Unreadable(
      missing === undefined
        ? `the payload does not fit: ${instancePath} ${message}`
        : `the payload does not fit: ${instancePath}/${missing} is required`,
    );
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    throw new Unreadable('the payload is not JSON');
  }
}

/** `<publisher>.<event>` of a topic; its version is no difference to who reads tolerantly. */
export function eventOf(topic: string): string {
  return topic.replace(/\.v\d+$/, '');
}
