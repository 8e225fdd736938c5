import { isDeepStrictEqual } from 'node:util';
import { knownAs, type System, type SystemService } from '../system.ts';
import type { Change } from './change.ts';

/** A service, by its name, or one of `gateway`, `conformance`, `system` (the containers), `everything`. */
export type Part = string;

/** The parts that a change touches, and by what. */
export type Touched = ReadonlyMap<Part, readonly string[]>;

/** @param name what stands in the parentheses of the pattern */
type Rule = (system: System, name: string) => readonly Part[];

const nothing: Rule = () => [];
const everything: Rule = () => ['everything'];
const only = (part: Part): Rule => {
  return () => [part];
};

/** The first that fits decides. A path that none fits touches everything: that is the safe side. */
const rules: readonly [pattern: RegExp, rule: Rule][] = [
  // Each change of the blueprint changes them: what they say is compared, below.
  [/^tools\/gen\/(?:system|drawn)\.json$/, nothing],
  [/^(?:chassis|tools)\//, everything],
  [/^docs\/|^(?:[^/]+\/){0,2}README\.md$/, nothing],
  [/^services\/([^/]+)\//, ofService(() => [])],
  [/^contracts\/openapi\/([^/]+)\.yaml$/, ofContract(usersOf)],
  [/^contracts\/events\/([^/]+)\//, ofContract(listenersTo)],
  [/^contracts\/openapi\.yaml$/, only('gateway')],
  [/^contracts\/(?:asyncapi\.yaml$|locks\/)/, nothing],
  [/^gateway\//, only('gateway')],
  [/^conformance\//, only('conformance')],
  [/^(?:deploy|observability)\//, only('system')],
  // The check reads them, and nothing else does.
  [/^microservices\.(?:yaml|lock)$|^biome\.json$/, nothing],
  [/^(?:AGENTS\.md|CODEOWNERS|LICENSE-RENDERED-CODE|renovate\.json5)$/, nothing],
  [/^\.(?:editorconfig|env\.example|gitattributes|gitignore)$/, nothing],
];

export function touchedBy({ paths, before }: Change, system: System): Touched {
  const touched = new Map<Part, string[]>();
  const add = (parts: readonly Part[], why: string) => {
    for (const part of parts) touched.set(part, [...(touched.get(part) ?? []), why]);
  };
  for (const path of paths) add(partsOf(path, system), path);
  const said = 'tools/gen/system.json';
  if (paths.includes(said)) add(before ? differing(before, system) : ['everything'], said);
  return touched;
}

function partsOf(path: string, system: System): readonly Part[] {
  for (const [pattern, rule] of rules) {
    const found = pattern.exec(path);
    if (found) return rule(system, found[1] ?? '');
  }
  return ['everything'];
}

/** The service itself, and those beside it. What was of a service that is gone may touch anything. */
function ofService(beside: (name: string, system: System) => readonly Part[]): Rule {
  return (system, name) =>
    system.services.some((service) => service.name === name)
      ? [name, ...beside(name, system)]
      : ['everything'];
}

/** A service that has another name by now has its contracts under the first one. */
function ofContract(beside: (name: string, system: System) => readonly Part[]): Rule {
  return (system, known) => {
    const service = system.services.find((each) => knownAs(each) === known);
    return service === undefined
      ? everything(system, known)
      : ofService(beside)(system, service.name);
  };
}

/** Who asks a service by HTTP. */
function usersOf(name: string, { services }: System): Part[] {
  const callers = services.filter(({ callees }) => callees.some((callee) => callee.name === name));
  const isPublic = services.some(
    (service) => service.name === name && service.operations.some(isServed),
  );
  return [...callers.map((caller) => caller.name), ...(isPublic ? ['gateway'] : [])];
}

const isServed = ({ expose }: SystemService['operations'][number]) => expose === 'public';

function listenersTo(publisher: string, { services }: System): Part[] {
  return services
    .filter(({ subscriptions }) => subscriptions.some((each) => each.publisher === publisher))
    .map(({ name }) => name);
}

/** Where the facts about the system are others. */
function differing(before: System, after: System): Part[] {
  const { services: old, ...rest } = before;
  const { services, ...others } = after;
  const isGone = old.some(({ name }) => !services.some((service) => service.name === name));
  if (isGone || !isDeepStrictEqual(rest, others)) return ['everything'];
  return services
    .filter((service) => !isDeepStrictEqual(service, ofName(old, service.name)))
    .map(({ name }) => name);
}

const ofName = (services: readonly SystemService[], name: string) =>
  services.find((service) => service.name === name);
