import type { Capabilities } from '../port.ts';

/** By broker. The contract suite shows each of them at work. */
export const capabilities = {
  "nats": {
    "permissions": true,
    "holdsBack": "partition",
    "replicas": "parallel",
    "deduplicatesForMs": 120000,
    "keepsHistory": true
  },
  "postgres": {
    "permissions": false,
    "holdsBack": "key",
    "replicas": "one-active",
    "deduplicatesForMs": 0,
    "keepsHistory": false
  }
} satisfies Record<string, Capabilities>;
