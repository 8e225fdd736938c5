/**
 * Clauses that are slow, and the same whatever the rules of a system are: the gateway, settings, logs, spans, an outbox
 * whose broker goes and comes. The clinic, which is small, is asked for each of them, and `verify:events` asks every
 * example for all.
 */
export const slow = '/^((AUT|CFG|GTW|LOG|TEL)-\\d+|EVT-(7|10|11|12)) /';
