import { kebab } from './names.ts';
import {
  entityTags,
  gatewayTags,
  languageTags,
  operationTags,
  serviceTags,
  workspaceTags,
} from './tags.ts';
import type { Scope } from './template.ts';
import type { View } from './view/index.ts';

/** One rendering of the templates of a scope. */
export interface Context {
  tags: Set<string>;
  /** Fillings of `__word__` in output paths. */
  names: Record<string, string>;
  /** The same by names before, where `was` says that there were others: each that there may have been. */
  before?: Record<string, string>[];
  /** What the template sees. */
  view: object;
}

/** For each scope, the contexts that its templates are rendered with. */
export function contextsOf(view: View): Record<Scope, Context[]> {
  const { blueprint } = view;
  const workspace = { tags: workspaceTags(blueprint), names: {}, view: view.workspace };
  const formerNames = new Map(view.services.map(({ name, formerNames }) => [name, formerNames]));
  const services = view.services.map((service) => {
    const words = { service: [service.name, ...service.formerNames] };
    return {
      tags: serviceTags(blueprint, service.model),
      words,
      ...filled({ ...words, known: [service.knownAs] }),
      view: service,
    };
  });

  return {
    workspace: [workspace],
    gateway: [{ tags: gatewayTags(blueprint), names: {}, view: view.gateway }],
    language: view.languages.map((language) => ({
      tags: languageTags(blueprint, language.name),
      names: { language: language.name },
      view: language,
    })),
    service: services,
    entity: services.flatMap(({ tags, words, view: service }) =>
      service.entities.map((entity) => ({
        tags: entityTags(tags, service.model.operations, entity.model),
        ...filled({ ...words, entity: namesOf(entity.name, entity.model.was) }),
        view: { service, entity },
      })),
    ),
    operation: services.flatMap(({ tags, words, view: service }) =>
      [...service.declared, ...service.messages].map((operation) => ({
        tags: operationTags(tags, operation.model, operation.isDecided, operation.reach),
        ...filled({ ...words, operation: [kebab(operation.name)] }),
        view: { service, operation },
      })),
    ),
    replica: services.flatMap(({ tags, words, view: service }) =>
      service.replicas.map((replica) => ({
        tags,
        ...filled({ ...words, replica: namesOf(replica.file, replica.was) }),
        view: { service, replica },
      })),
    ),
    handler: services.flatMap(({ tags, words, view: service }) =>
      service.handlers.map((handler) => ({
        tags,
        ...filled({ ...words, handler: [handler.file] }),
        view: { service, handler },
      })),
    ),
    migration: services.flatMap(({ tags, words, view: service }) =>
      service.migrations.map((migration) => ({
        tags,
        ...filled({ ...words, migration: [migration.name] }),
        view: { service, migration },
      })),
    ),
    call: services.flatMap(({ tags, words, view: service }) =>
      service.callees.map((callee) => ({
        tags,
        ...filled({ ...words, callee: [callee.name, ...(formerNames.get(callee.name) ?? [])] }),
        view: { service, callee },
      })),
    ),
    event: services.flatMap(({ tags, view: service }) =>
      service.eventContracts.map((event) => ({
        tags,
        names: { known: service.knownAs, event: event.file },
        view: { service, event },
      })),
    ),
    // Nothing is rendered for these yet: the catalog refuses a blueprint that has any.
    saga: [],
  };
}

const namesOf = (name: string, was: string | undefined) =>
  [name, ...(was === undefined ? [] : [was])].map(kebab);

/** Each word with the name of now, and every other way to fill them. @param words that of now first */
function filled(
  words: Record<string, readonly string[]>,
): Pick<Context, 'names'> & Pick<Context, 'before'> {
  const all = Object.entries(words).reduce<Record<string, string>[]>(
    (ways, [word, names]) => ways.flatMap((way) => names.map((name) => ({ ...way, [word]: name }))),
    [{}],
  );
  const [names = {}, ...before] = all;
  return before.length > 0 ? { names, before } : { names };
}
