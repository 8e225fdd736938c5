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
  /** The same by the name before, where `was` says that there was another. */
  before?: Record<string, string>;
  /** What the template sees. */
  view: object;
}

/** For each scope, the contexts that its templates are rendered with. */
export function contextsOf(view: View): Record<Scope, Context[]> {
  const { blueprint } = view;
  const workspace = { tags: workspaceTags(blueprint), names: {}, view: view.workspace };
  const services = view.services.map((service) => ({
    tags: serviceTags(blueprint, service.model),
    names: { service: service.name },
    view: service,
  }));

  return {
    workspace: [workspace],
    gateway: [{ tags: gatewayTags(blueprint), names: {}, view: view.gateway }],
    language: view.languages.map((language) => ({
      tags: languageTags(blueprint, language.name),
      names: { language: language.name },
      view: language,
    })),
    service: services,
    entity: services.flatMap(({ tags, names, view: service }) =>
      service.entities.map((entity) => ({
        tags: entityTags(tags, service.model.operations, entity.model),
        names: { ...names, entity: kebab(entity.name) },
        ...(entity.model.was !== undefined && {
          before: { ...names, entity: kebab(entity.model.was) },
        }),
        view: { service, entity },
      })),
    ),
    operation: services.flatMap(({ tags, names, view: service }) =>
      [...service.declared, ...service.messages].map((operation) => ({
        tags: operationTags(tags, operation.model, operation.isDecided, operation.reach),
        names: { ...names, operation: kebab(operation.name) },
        view: { service, operation },
      })),
    ),
    replica: services.flatMap(({ tags, names, view: service }) =>
      service.replicas.map((replica) => ({
        tags,
        names: { ...names, replica: replica.file },
        ...(replica.was !== undefined && { before: { ...names, replica: kebab(replica.was) } }),
        view: { service, replica },
      })),
    ),
    handler: services.flatMap(({ tags, names, view: service }) =>
      service.handlers.map((handler) => ({
        tags,
        names: { ...names, handler: handler.file },
        view: { service, handler },
      })),
    ),
    migration: services.flatMap(({ tags, names, view: service }) =>
      service.migrations.map((migration) => ({
        tags,
        names: { ...names, migration: migration.name },
        view: { service, migration },
      })),
    ),
    call: services.flatMap(({ tags, names, view: service }) =>
      service.callees.map((callee) => ({
        tags,
        names: { ...names, callee: callee.name },
        view: { service, callee },
      })),
    ),
    event: services.flatMap(({ tags, names, view: service }) =>
      service.eventContracts.map((event) => ({
        tags,
        names: { ...names, event: event.file },
        view: { service, event },
      })),
    ),
    // Nothing is rendered for these yet: the catalog refuses a blueprint that has any.
    saga: [],
  };
}
