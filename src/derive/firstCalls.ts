import type { Blueprint, Operation, Service } from '../blueprint/types.ts';
import { kebab } from '../render/names.ts';
import { inputExample } from './examples.ts';

/** What a new user can send to the gateway at once, with a token and nothing else. */
export interface FirstCalls {
  /** Stores a row that refers to no other, one that can be listed where there is such a one; `rule` is the file of the rule that decides about it. */
  create?: { path: string; body: Record<string, unknown>; rule: string };
  /** Gives such rows back, where there is a create; else whatever a token alone can read. */
  read?: string;
}

interface Candidate {
  service: Service;
  operation: Operation;
  path: string;
}

export function firstCalls(blueprint: Blueprint): FirstCalls {
  const candidates = blueprint.services.flatMap(plainOperations);
  const reads = candidates.filter(({ operation }) => operation.http?.method === 'GET');
  const lists = reads.filter(({ operation }) => operation.action === 'list');
  const listOf = (created: Candidate | undefined) =>
    lists.find(
      ({ service, operation }) =>
        service === created?.service && operation.entity === created.operation.entity,
    );
  const creates = candidates.filter(needsNoOther);
  const created = creates.find((candidate) => listOf(candidate) !== undefined) ?? creates[0];
  const read = (listOf(created) ?? lists[0] ?? reads[0])?.path;
  return {
    ...(created && { create: creation(created) }),
    ...(read === undefined ? {} : { read }),
  };
}

/** Public, and without a parameter in the path that somebody would have to know. */
function plainOperations(service: Service): Candidate[] {
  return service.operations.flatMap((operation) =>
    operation.http === undefined || operation.expose !== 'public' || operation.params.length > 0
      ? []
      : [{ service, operation, path: operation.http.path }],
  );
}

function needsNoOther({ operation }: Candidate): boolean {
  const required = operation.input.filter(({ optional }) => !optional);
  const refers = required.some(({ references, foreign }) => references ?? foreign);
  return operation.action === 'create' && !refers;
}

function creation({ service, operation, path }: Candidate): FirstCalls['create'] {
  const rule = operation.crud ? operation.entity : operation.name;
  return {
    path,
    body: inputExample(operation, service).fields,
    rule: `services/${service.name}/src/domain/${kebab(rule ?? operation.name)}.ts`,
  };
}
