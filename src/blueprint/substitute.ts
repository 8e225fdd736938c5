import { keyNames } from './carried.ts';
import { plural } from './names/plural.ts';
import type { Entity, Field, Operation, Replica, Service } from './types.ts';

/** How a replica answers in place of an operation of another service. */
export interface Substitute {
  replica: Replica;
  /** The input that has the key, or the list of keys. */
  by: string;
  /** Field of the answer -> field of the replica; without those that copies may lack. */
  members: Record<string, string>;
}

/** That an operation selects by key and by nothing else, or why no replica can say what it would. */
export type Selection = { by: string } | { why: string };

/**
 * Only what is asked for by its key can be answered by copies: whether a list of them is whole, only
 * the owner of the originals knows.
 */
export function selectionOf(operation: Operation, entity: Entity | undefined): Selection {
  const { name, kind, action, params, input, calls, expose, output } = operation;
  if (kind === 'command') return { why: `${name} is a command` };
  if (entity === undefined) return { why: `the answer of ${name} is no row` };
  if (output.kind === 'fields' && calls.length > 0) {
    return { why: `${name} makes its answer of what others say` };
  }
  if (entity.owner !== undefined && expose === 'public') {
    return {
      why: `${name} gives each caller their own rows, and a copy does not know whose it is`,
    };
  }
  const [param] = params;
  if (
    action === 'get' &&
    params.length === 1 &&
    param?.field === entity.key &&
    input.length === 0
  ) {
    return { by: param.name };
  }
  const [keys] = input;
  const isKeys = keys?.name === plural(entity.key) && keys.array && !keys.optional;
  if (action === 'find' && params.length === 0 && input.length === 1 && isKeys) {
    return { by: keys.name };
  }
  return { why: `${name} selects by more than ${entity.key}, and a replica may lack rows` };
}

/** The replica of the caller that holds most of the answer; undefined where there is none. */
export function substituteOf(
  caller: Service,
  callee: Service,
  operation: Operation,
): Substitute | undefined {
  const entity = callee.entities.find(({ name }) => name === operation.entity);
  const selection = selectionOf(operation, entity);
  if (entity === undefined || 'why' in selection) return undefined;
  const found = replicasOf(caller, callee, entity).map((replica) => ({
    replica,
    by: selection.by,
    members: membersOf(operation, entity, replica),
  }));
  const size = ({ members }: Substitute) => Object.keys(members).length;
  // Equal ones stay in the order of their names.
  return found.toSorted((a, b) => size(b) - size(a))[0];
}

function replicasOf(caller: Service, { name }: Service, entity: Entity): Replica[] {
  return caller.replicas.filter(({ of }) => of.service === name && of.name === entity.name);
}

function membersOf(operation: Operation, entity: Entity, replica: Replica): Record<string, string> {
  return Object.fromEntries(
    answered(operation, entity).flatMap((field): [string, string][] => {
      const copy = copyOf(field.name, entity, replica);
      return copy && (field.optional || !copy.optional) ? [[field.name, copy.name]] : [];
    }),
  );
}

/** The fields of one row of the answer. */
function answered({ output }: Operation, entity: Entity): Field[] {
  if (output.kind === 'fields') return output.fields;
  return entity.fields.filter(({ secret }) => !secret);
}

/** The key has several names, and the others have one. */
function copyOf(name: string, entity: Entity, { key, fields }: Replica): Field | undefined {
  const isOther = entity.fields.some((field) => field.name === name && name !== entity.key);
  const wanted = !isOther && keyNames(entity).includes(name) ? key : name;
  return fields.find((field) => field.name === wanted);
}
