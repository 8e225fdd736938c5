import type { Finding, Path } from '../finding.ts';
import { quote } from '../quote.ts';
import { type Substitute, selectionOf, substituteOf } from '../substitute.ts';
import type { Blueprint, Call, Operation, Service } from '../types.ts';
import { fillerOf, unfilled } from '../unfilled.ts';

/** Whether a replica that is to answer in place of a call can say what is needed. */
export function checkFallbacks({ services }: Blueprint): Finding[] {
  const serviceNamed = new Map(services.map((service) => [service.name, service] as const));

  /** The calls of an operation whose target is there. */
  function calledBy({ calls }: Operation): Called[] {
    return calls.flatMap((call, index) => {
      const callee = serviceNamed.get(call.to.service);
      const called = callee?.operations.find(({ name }) => name === call.to.name);
      return callee && called ? [{ call, index, callee, called }] : [];
    });
  }

  return services.flatMap((caller) =>
    caller.operations.flatMap((operation) => {
      const all = calledBy(operation);
      const path = ['services', caller.name, 'operations', operation.name, 'calls'];
      return all
        .filter(({ call }) => call.fallback === 'replica')
        .flatMap((each) =>
          unanswered(caller, operation, each, all, [...path, each.index, 'fallback']),
        );
    }),
  );
}

interface Called {
  call: Call;
  /** Its place among the calls of the operation. */
  index: number;
  callee: Service;
  called: Operation;
}

function unanswered(
  caller: Service,
  operation: Operation,
  one: Called,
  all: readonly Called[],
  path: Path,
): Finding[] {
  const { callee, called } = one;
  const fault = (message: string, hint: string): Finding[] => [
    { code: 'fallback', message, hint, path },
  ];
  const what = quote(`${callee.name}.${called.name}`);
  const entity = callee.entities.find(({ name }) => name === called.entity);
  const selection = selectionOf(called, entity);
  if ('why' in selection) {
    return fault(
      `No replica can answer in place of ${what}: ${selection.why}`,
      'Call a query that gives rows by their key, or use fallback: default.',
    );
  }
  const substitute = substituteOf(caller, callee, called);
  if (substitute === undefined) {
    return fault(
      `Service ${caller.name} has no replica of ${callee.name}.${called.entity}`,
      `Write replicas: { Known${called.entity}: { of: ${callee.name}.${called.entity}, fields: [...] } }, or use fallback: default.`,
    );
  }
  const lacking = neededOf(caller, operation, one, all).filter(
    (name) => !Object.hasOwn(substitute.members, name),
  );
  return lacking.flatMap((name) => {
    const { message, hint } = lack(operation, what, name, substitute);
    return fault(message, hint);
  });
}

function lack({ name }: Operation, what: string, field: string, { replica }: Substitute) {
  const isOptional = replica.fields.some((copy) => copy.name === field);
  const why = isOptional ? 'may lack it' : 'does not hold it';
  const repair = isOptional
    ? `Have each event that feeds ${replica.name} bring ${field}`
    : `Add ${field} to the fields of ${replica.name}`;
  return {
    message: `${name} needs ${quote(field)} of ${what}, and the replica ${replica.name} ${why}`,
    hint: `${repair}, mark it optional in ${name}, or use another fallback.`,
  };
}

/** Fields of the answer without which something that is required would have no value. */
function neededOf(
  caller: Service,
  operation: Operation,
  one: Called,
  all: readonly Called[],
): string[] {
  const filler = (field: Parameters<typeof fillerOf>[0], { callee, called }: Called) =>
    fillerOf(field, callee, called)?.name;
  const others = all.filter((each) => each !== one && each.call.fallback === 'none');
  return unfilled(operation, caller)
    .filter((field) => !field.optional && !others.some((each) => filler(field, each)))
    .flatMap((field) => filler(field, one) ?? []);
}
