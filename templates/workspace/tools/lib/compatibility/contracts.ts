/** What services have said of themselves: what they answer over HTTP, and what they publish. */
export interface Contracts {
  /** OpenAPI documents, by service. */
  openapi: ReadonlyMap<string, Json>;
  /** JSON Schemas of payloads, by `service/event.v1`. */
  events: ReadonlyMap<string, Json>;
}

/** Something that was released and does not hold any more. */
export interface Break {
  service: string;
  /** The operation or the event; undefined where the whole service is meant. */
  name?: string;
  /** `service`, or `service.name`: what an exception names. */
  place: string;
  /** One sentence that begins with the place. */
  message: string;
  /** What is usually done about it. */
  hint: string;
}

export type Json = { readonly [key: string]: unknown };

export function objectIn(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Json)
    : {};
}

export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function wordsIn(value: unknown): string[] {
  return listIn(value).map(String);
}

/** Quoted; nothing in it can move a cursor. */
export function quoted(value: unknown): string {
  return JSON.stringify(value) ?? 'nothing';
}
