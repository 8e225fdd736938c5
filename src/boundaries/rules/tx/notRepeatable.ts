import type { Operation } from '../../../blueprint/types.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onOperation } from '../../view.ts';

export const notRepeatable: Rule = {
  id: 'TX004',
  severity: 'warning',
  title: 'a command that nobody may repeat',
  why: 'Networks lose answers and brokers deliver twice. A command with idempotency: none does its work again each time.',
  repairs: [
    'Leave idempotency out: a POST has a key, a PUT and a DELETE are natural, a message has its id.',
    'Word it so that the same request leads to the same state.',
  ],
  sources: [sources.idempotentConsumer, sources.http],
  check: ({ blueprint }) =>
    blueprint.services.flatMap((service) =>
      service.operations
        .filter(({ kind, idempotency }) => kind === 'command' && idempotency === 'none')
        .map((operation) => {
          const where = onOperation(service, operation, 'idempotency');
          const value = usual(operation);
          return {
            ...where,
            message: `${where.place} has idempotency: none: a request that is sent again is carried out again`,
            hint: `Write idempotency: ${value}, or leave it out.`,
            fix: [{ kind: 'set', path: where.path, value }],
          };
        }),
    ),
};

/** What it would have without a word. */
function usual({ http }: Operation): Operation['idempotency'] {
  if (http === undefined) return 'message-id';
  return http.method === 'POST' ? 'key' : 'natural';
}
