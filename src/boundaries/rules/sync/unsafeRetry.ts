import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { textOf } from '../../view.ts';

export const unsafeRetry: Rule = {
  id: 'SYNC006',
  severity: 'error',
  title: 'a retry of a command that may happen twice',
  why: 'When an answer is lost, nobody knows whether the command was carried out. Trying again a command that says idempotency: none does it a second time.',
  repairs: [
    'Make the command repeatable: idempotency: key on a POST, natural where the same request leads to the same state.',
    'Leave out the retries.',
    'Send a message instead: those carry an id, and the inbox drops a repeated one.',
  ],
  sources: [sources.timeouts, sources.http],
  check: ({ calls }) =>
    calls
      .filter(({ call, target }) => call.retries > 0 && isOnce(target))
      .map(({ call, where }) => ({
        ...where,
        path: [...where.path, 'retries'],
        message: `${where.place} retries ${textOf(call.to)}, which has idempotency: none`,
        hint: 'Write retries: 0, or make the command repeatable.',
        fix: [{ kind: 'set', path: [...where.path, 'retries'], value: 0 }],
      })),
};

const isOnce = ({ kind, idempotency }: { kind: string; idempotency: string }) =>
  kind === 'command' && idempotency === 'none';
