import type { Path } from '../blueprint/finding.ts';
import type { ReadBlueprint } from '../blueprint/index.ts';
import type { Thresholds } from '../blueprint/lint/thresholds.ts';
import type { Blueprint, Call, Event, Operation, Ref, Service } from '../blueprint/types.ts';
import type { Code, SourceFile, Spot } from '../code/model.ts';
import type { Contracts } from '../contracts/compatibility.ts';
import type { Clash } from '../history/clashes.ts';
import type { Where } from './finding.ts';

/** What a rule sees: the blueprint, what of it was written rather than a default, and who calls whom. */
export interface View {
  blueprint: Blueprint;
  limits: Thresholds;
  written(path: Path): boolean;
  service(name: string): Service | undefined;
  operation(ref: Ref): Operation | undefined;
  event(ref: Ref): Event | undefined;
  /** Every call between services. */
  calls: readonly CallSite[];
  /** Of the repo that was rendered from it; undefined where the blueprint alone is looked at. */
  code: Code | undefined;
  /** What was last released of its contracts, by each of two branches that git could not merge; undefined where nobody has looked. */
  released: readonly Contracts[] | undefined;
  /** Services to which two branches have added migrations, where git could not merge the locks. */
  clashes: readonly Clash[];
}

export interface CallSite {
  from: Service;
  operation: Operation;
  call: Call;
  to: Service;
  target: Operation;
  where: Where;
}

export function viewOf(
  { blueprint, document }: ReadBlueprint,
  { code, released, clashes = [] }: Partial<Pick<View, 'code' | 'released' | 'clashes'>> = {},
): View {
  const services = new Map(blueprint.services.map((each) => [each.name, each] as const));
  const operations = indexed(blueprint.services, (service) => service.operations);
  const events = indexed(blueprint.services, (service) => service.events);
  const operation = (ref: Ref) => operations.get(textOf(ref));
  const calls = blueprint.services.flatMap((from) =>
    from.operations.flatMap((caller) =>
      caller.calls.flatMap((call, index): CallSite[] => {
        const to = services.get(call.to.service);
        const target = operation(call.to);
        if (to === undefined || target === undefined) return [];
        const where = onOperation(from, caller, 'calls', index);
        return [{ from, operation: caller, call, to, target, where }];
      }),
    ),
  );
  return {
    blueprint,
    limits: blueprint.lintThresholds,
    written: document.has,
    service: (name) => services.get(name),
    operation,
    event: (ref) => events.get(textOf(ref)),
    calls,
    code,
    released,
    clashes,
  };
}

export const textOf = ({ service, name }: Ref): string => `${service}.${name}`;

export const refTo = (service: { name: string }, { name }: { name: string }): string =>
  `${service.name}.${name}`;

export function onService({ name }: Service, ...inside: Path): Where {
  return { place: name, path: ['services', name, ...inside], ...atKey(inside) };
}

/** One that an entity has by itself stands where the entity does. */
export function onOperation(service: Service, operation: Operation, ...inside: Path): Where {
  const path = operation.crud
    ? ['entities', operation.entity ?? '']
    : ['operations', operation.name, ...inside];
  return {
    place: refTo(service, operation),
    path: ['services', service.name, ...path],
    ...atKey(operation.crud ? [] : inside),
  };
}

export function onPart(
  service: Service,
  section: 'entities' | 'events' | 'replicas',
  part: { name: string },
  ...inside: Path
): Where {
  return {
    place: refTo(service, part),
    path: ['services', service.name, section, part.name, ...inside],
    ...atKey(inside),
  };
}

/** In the code, at the line that does it. */
export function inCode({ path: place }: SourceFile, { line, column }: Spot): Where {
  return { place, path: [], spot: { line, column } };
}

const atKey = (inside: Path): Pick<Where, 'at'> => (inside.length === 0 ? { at: 'key' } : {});

function indexed<Part extends { name: string }>(
  services: readonly Service[],
  parts: (service: Service) => readonly Part[],
): ReadonlyMap<string, Part> {
  return new Map(
    services.flatMap((service) =>
      parts(service).map((part) => [refTo(service, part), part] as const),
    ),
  );
}
