/**
 * Clauses that are slow, and the same whatever the rules of a system are: the gateway, settings, health, logs, spans, the
 * end of a process, how a store is migrated, an outbox whose broker goes and comes. The clinic, which is small and has a
 * service of each store, is asked for each of them, and `verify:events` asks every example for all.
 */
export const slow = '/^((AUT|CFG|GTW|HLT|LOG|SHD|TEL)-\\d+|EVT-(7|10|11|12)|MIG-[12347]) /';
