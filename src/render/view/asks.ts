import type { Blueprint, Operation, Service } from '../../blueprint/types.ts';
import { inquiry, undecided } from '../../derive/calls.ts';
import { camel, kebab, pascal } from '../names.ts';
import { fieldView, outputFields } from './field.ts';

/** The calls of an operation, as its types and its data. */
export function asksView(operation: Operation, service: Service, blueprint: Blueprint) {
  const { calls, fills } = inquiry(operation, service, blueprint);
  const services = [...new Set(calls.map((call) => call.service))].sort();
  const left = undecided(operation, service, blueprint);
  const replicas = [...new Set(calls.flatMap(({ copy }) => copy?.replica ?? []))].sort();
  return {
    calls,
    fills,
    /** Those that answer in place of a call. */
    replicas: replicas.map((name) => ({ name, file: kebab(name), variable: camel(name) })),
    services: services.map((name) => ({
      name,
      variable: camel(name),
      calls: calls
        .filter((call) => call.service === name)
        .map(({ operation, fallback, copy }) => ({
          operation,
          fallback,
          held: copy && union(Object.keys(copy.members)),
        })),
    })),
    ...askTypes(operation, Object.keys(fills), left),
  };
}

/** Names of fields as a union of texts; `never` where there are none. */
const union = (names: string[]) =>
  names.length === 0 ? 'never' : names.map((name) => `'${name}'`).join(' | ');

/** What a rule that asks is given and gives, in the names of the file of its operation. */
function askTypes(operation: Operation, filled: string[], left: string[]) {
  const row = operation.entity ?? '';
  const input = `${pascal(operation.name)}Input`;
  const { output } = operation;
  const answer = output.kind === 'fields' ? `${pascal(operation.name)}Answer` : undefined;
  // Every key is there, so that templates can ask for it.
  const types = { answer, answerFields: outputFields(operation).map(fieldView), input };
  switch (operation.action) {
    case 'create':
      return {
        ...types,
        found: `Omit<${row}Fields, ${union([...filled, ...left])}>`,
        derived: `Pick<${row}Fields, ${union(filled)}>`,
        entityTypes: `${row}, ${row}Fields`,
        rule: `chassis.CreateRule<${row}, ${row}Fields, ${input}, Awaited<ReturnType<A>>, Found>`,
        isCommand: true,
      };
    case 'message':
      return {
        ...types,
        found: input,
        derived: 'Record<string, never>',
        entityTypes: undefined,
        rule: `chassis.MessageRule<${input}, Awaited<ReturnType<A>>>`,
        isCommand: true,
      };
    case 'update':
    case 'delete': {
      const kind = operation.action === 'update' ? 'Update' : 'Delete';
      const rowTypes = kind === 'Update' ? `${row}, ${row}Fields` : `${row} & ${row}Fields`;
      return {
        ...types,
        found: `${row} & ${row}Fields`,
        derived: 'Record<string, never>',
        entityTypes: `${row}, ${row}Fields`,
        rule: `chassis.${kind}Rule<${rowTypes}, ${input}, Awaited<ReturnType<A>>>`,
        isCommand: true,
      };
    }
    default: {
      const found = { get: row, find: `${row}[]`, list: `chassis.Page<${row}>` }[
        operation.action as 'get' | 'find' | 'list'
      ];
      return {
        ...types,
        found,
        derived: answer ?? found ?? '',
        entityTypes: operation.entity === undefined ? undefined : row,
        rule: undefined,
        isCommand: undefined,
      };
    }
  }
}
