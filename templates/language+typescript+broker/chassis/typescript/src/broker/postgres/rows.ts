import type { DeadLetter, Message } from '../port.ts';

/** A message as its columns hold it. */
export interface MessageRow {
  id: string;
  topic: string;
  /** JSON, which can spell characters that a text of PostgreSQL cannot hold. */
  key: string;
  /** JSON. */
  attributes: string;
  data: string;
}

export interface DeadLetterRow extends MessageRow {
  reason: string;
  attempts: number;
  failed_at: Date;
}

export const messageColumns = '"id", "topic", "key", "attributes", "data"';

export function messageOf({ id, topic, key, attributes, data }: MessageRow): Message {
  return { id, topic, key: JSON.parse(key), attributes: JSON.parse(attributes), data };
}

export function deadLetterOf(row: DeadLetterRow): DeadLetter {
  const { reason, attempts, failed_at } = row;
  return { message: messageOf(row), reason, attempts, failedAt: failed_at.toISOString() };
}
