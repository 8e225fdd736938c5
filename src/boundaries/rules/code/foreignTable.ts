import { quote } from '../../../blueprint/quote.ts';
import type { Service } from '../../../blueprint/types.ts';
import type { Table } from '../../../code/model.ts';
import { snake } from '../../../render/names.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import type { View } from '../../view.ts';
import { foundInCode } from './sourcesIn.ts';

export const foreignTable: Rule = {
  id: 'CODE010',
  severity: 'error',
  title: 'a table of another service',
  why: 'Its role may not read it and its database does not have it; and where somebody lets it, the owner can change nothing of its own any more. A table that a migration of the service itself makes is its own.',
  repairs: ['Ask the owner, by an operation.', 'Keep a replica, which events feed.'],
  sources: [sources.databasePerService, sources.badSmells],
  check: (view) =>
    foundInCode(view, 'tables', (table, { service }) => {
      const owner = ownerOf(table, service, view);
      if (owner === undefined) return undefined;
      const { name, qualifier } = table;
      return {
        message: `reaches the table ${quote(qualifier === undefined ? name : `${qualifier}.${name}`)}, which belongs to ${owner}`,
        hint: `Ask ${owner}, or keep a replica of what it owns.`,
      };
    }),
};

function ownerOf(
  { name, qualifier }: Table,
  service: Service,
  { blueprint, code }: View,
): string | undefined {
  const others = blueprint.services.filter((other) => other !== service);
  if (qualifier !== undefined) {
    // A schema of its own is nobody's business, unless it is called like another service.
    const named = others.find((other) => [other.name, snake(other.name)].includes(qualifier));
    if (named !== undefined) return named.name;
    if (qualifier !== 'public' && qualifier !== 'main') return undefined;
  }
  if (tablesOf(service).has(name) || code?.migrated.get(service.name)?.has(name)) return undefined;
  return others.find((other) => tablesOf(other).has(name))?.name;
}

function tablesOf({ entities, replicas }: Service): ReadonlySet<string> {
  return new Set([...entities, ...replicas].map(({ name }) => snake(name)));
}
