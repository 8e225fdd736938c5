import type { Operation } from '../../blueprint/types.ts';

/** Ids of sequence diagrams, unique in a page. */

export function sagaSequenceId(name: string): string {
  return `saga-${name}`;
}

export function operationSequenceId(service: string, operation: string): string {
  return `operation-${service}.${operation}`;
}

export function compositionSequenceId(name: string): string {
  return `composition-${name}`;
}

/** Whether there is more to show of an operation than a request and its answer. */
export function callsOn({ calls }: Operation): boolean {
  return calls.length > 0;
}
