import type { Field, Operation, Service } from '../blueprint/types.ts';
import { filtersOf, sortsOf } from './schemas.ts';
import { tsType } from './tsType.ts';

/** A field in the contract of a callee, as TypeScript. */
export interface Member {
  name: string;
  optional: boolean;
  type: string;
}

/** The types of a callee's contract that a client of it needs, as TypeScript. */
export function clientTypes(callee: Service, operations: readonly Operation[]) {
  return {
    types: [
      ...callee.entities.map(({ name, fields }) => ({ name, members: shown(fields) })),
      ...callee.valueObjects.map(({ name, fields }) => ({ name, members: fields.map(member) })),
    ].filter(({ name }) => usedBy(callee, operations).has(name)),
    operations: operations.map((operation) => ({
      name: operation.name,
      input: inputOf(operation, callee),
      output: outputOf(operation),
    })),
  };
}

const shown = (fields: Field[]): Member[] =>
  fields.filter(({ secret }) => !secret).map((field) => member({ ...field, default: undefined }));

/** What has a default can be left out by whoever sends it, and is there in every answer. */
function member(field: Field): Member {
  return {
    name: field.name,
    optional: field.optional || field.default !== undefined,
    type: tsType(field).replaceAll('values.', ''),
  };
}

function inputOf(operation: Operation, callee: Service): Member[] {
  const entity = callee.entities.find(({ name }) => name === operation.entity);
  const params = operation.params.map(({ name, field }) => {
    const found = entity?.fields.find((candidate) => candidate.name === field);
    return { name, optional: false, type: found === undefined ? 'string' : tsType(found) };
  });
  if (operation.action !== 'list' || entity === undefined) {
    return [...params, ...operation.input.map(member)];
  }
  const sorts = sortsOf(entity).flatMap((name) => [`'${name}'`, `'-${name}'`]);
  return [
    ...params,
    { name: 'limit', optional: true, type: 'number' },
    { name: 'cursor', optional: true, type: 'string' },
    { name: 'sort', optional: true, type: sorts.join(' | ') },
    ...filtersOf(entity).map((field) => ({ ...member(field), optional: true })),
  ];
}

function outputOf({ output, action }: Operation): string {
  switch (output.kind) {
    case 'none':
      return 'undefined';
    case 'fields':
      return inline(shown(output.fields));
    case 'list':
      return `${output.entity}[]`;
    case 'page':
      return `{ items: ${output.entity}[]; nextCursor?: string }`;
    default:
      return action === 'get' ? `${output.entity} | undefined` : output.entity;
  }
}

const inline = (members: Member[]): string =>
  `{ ${members.map(({ name, optional, type }) => `${name}${optional ? '?' : ''}: ${type}`).join('; ')} }`;

/** Entities that are given, and value objects that come or go, at any depth. */
function usedBy(callee: Service, operations: readonly Operation[]): Set<string> {
  const used = new Set<string>();
  const add = (name: string | undefined) => {
    if (name === undefined || used.has(name)) return;
    used.add(name);
    const owner = [...callee.entities, ...callee.valueObjects].find((each) => each.name === name);
    for (const { object } of owner?.fields ?? []) add(object);
  };
  for (const { output, input } of operations) {
    if ('entity' in output) add(output.entity);
    for (const { object } of [...input, ...(output.kind === 'fields' ? output.fields : [])])
      add(object);
  }
  return used;
}
