import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { textOf } from '../../view.ts';
import { listed } from '../../words.ts';

export const pageNotLetIn: Rule = {
  id: 'SEC003',
  severity: 'error',
  title: 'a composition of what only services may ask',
  why: 'An operation with a scope like svc:name lets in that service only. The gateway asks for users and is no service: its part of the page is refused each time. (A call by a service that is not let in is refused by the language.)',
  repairs: [
    'Compose queries that users may ask: auth with scopes of users, or anonymous.',
    'Offer another query for users, with less in its answer.',
  ],
  sources: [sources.leastPrivilege],
  check: ({ blueprint, operation }) =>
    blueprint.gateway.compositions.flatMap(({ name, calls }) =>
      calls.flatMap(({ to }, index) => {
        const auth = operation(to)?.auth ?? [];
        const letIn = auth === 'anonymous' ? [] : auth.filter((scope) => scope.startsWith('svc:'));
        if (letIn.length === 0) return [];
        const place = `gateway.${name}`;
        const path = ['gateway', 'compositions', name, 'calls', index];
        const message = `${place} calls ${textOf(to)}, which lets in ${listed(letIn)} only`;
        return [{ place, path, message, hint: 'Name a query that users may ask.' }];
      }),
    ),
};
