import type { Blueprint, Composition, Operation, Output, Ref } from '../../blueprint/types.ts';
import { clientId, gatewayId, serviceId } from '../model.ts';
import { compositionSequenceId, operationSequenceId } from './ids.ts';
import { callText, message, operationAt, published, replyOf, requestOf } from './messages.ts';
import { type Item, participantsOf, type Sequence } from './model.ts';

/** One request to an operation, with every call that it leads to. */
export function ofOperation(service: string, operation: Operation, blueprint: Blueprint): Sequence {
  const requests = requestOf(service, operation);
  const items = [
    ...requests,
    ...callsOf({ service, name: operation.name }, blueprint, []),
    ...operation.emits.slice(0, 1).flatMap((name) => published({ service, name }, blueprint)),
    ...replyOf(requests, answer(operation.output)),
  ];
  return {
    id: operationSequenceId(service, operation.name),
    name: `${service}.${operation.name}`,
    kind: 'operation',
    about: operation.description ?? `Within ${operation.timeoutMs} ms, all calls included.`,
    participants: participantsOf(items),
    items,
  };
}

/** One request that the gateway answers out of several services. */
export function ofComposition({ name, route, calls }: Composition, blueprint: Blueprint): Sequence {
  const request = message('request', clientId, gatewayId, `${route.method} ${route.path}`);
  const items: Item[] = [
    request,
    ...calls.flatMap(({ to, timeoutMs, optional }): Item[] => {
      const asked = { to, retries: 0, ...(timeoutMs === undefined ? {} : { timeoutMs }) };
      const call = message('request', gatewayId, serviceId(to.service), callText(asked));
      return [
        call,
        ...callsOf(to, blueprint, []),
        ...replyOf([call], answer(operationAt(blueprint, to)?.output)),
        ...(optional ? [note(gatewayId, `${to.name} may be missing`)] : []),
      ];
    }),
    ...replyOf([request], name),
  ];
  return {
    id: compositionSequenceId(name),
    name,
    kind: 'composition',
    about: 'The gateway puts one answer together.',
    participants: participantsOf(items),
    items,
  };
}

/** What an operation calls, and what that calls; a circle is drawn once. */
function callsOf(caller: Ref, blueprint: Blueprint, outer: readonly string[]): Item[] {
  const key = `${caller.service}.${caller.name}`;
  if (outer.includes(key)) return [];
  return (operationAt(blueprint, caller)?.calls ?? []).flatMap((call): Item[] => {
    const own = serviceId(caller.service);
    const request = message('request', own, serviceId(call.to.service), callText(call));
    return [
      request,
      ...callsOf(call.to, blueprint, [...outer, key]),
      ...replyOf([request], answer(operationAt(blueprint, call.to)?.output)),
      ...(call.fallback === 'none' ? [] : [note(own, `no answer: ${fallbacks[call.fallback]}`)]),
    ];
  });
}

const fallbacks = { replica: 'reads its replica', default: 'takes the default' };

function note(at: string, text: string): Item {
  return { kind: 'note', at, text };
}

function answer(output: Output | undefined): string {
  if (output === undefined || output.kind === 'none') return 'done';
  if (output.kind === 'fields') return output.fields.map(({ name }) => name).join(', ');
  return output.kind === 'page'
    ? `a page of ${output.entity}`
    : `${output.entity}${output.kind === 'list' ? '[]' : ''}`;
}
