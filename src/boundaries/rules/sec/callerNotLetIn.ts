import type { Operation } from '../../../blueprint/types.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { textOf } from '../../view.ts';
import { listed } from '../../words.ts';

export const callerNotLetIn: Rule = {
  id: 'SEC003',
  severity: 'error',
  title: 'a call that is refused',
  why: 'An operation with a scope like svc:name lets in that service only. A caller that is not named is refused each time, and the gateway is no service.',
  repairs: [
    'Let the caller in: auth: [svc:caller].',
    'Take the call out, if it is not meant to be made.',
    'Offer another operation for other callers, with less in its answer.',
  ],
  sources: [sources.leastPrivilege],
  check: ({ blueprint, calls, operation }) => [
    ...calls.flatMap(({ from, call, target, where }) => {
      const letIn = servicesLetIn(target);
      if (letIn.length === 0 || letIn.includes(from.name)) return [];
      const message = `${where.place} calls ${textOf(call.to)}, which lets in ${listed(letIn)} only`;
      return [{ ...where, message, hint: `Write svc:${from.name} in its auth as well.` }];
    }),
    ...blueprint.gateway.compositions.flatMap(({ name, calls: parts }) =>
      parts.flatMap(({ to }, index) => {
        const target = operation(to);
        const letIn = target === undefined ? [] : servicesLetIn(target);
        if (letIn.length === 0) return [];
        const place = `gateway.${name}`;
        const path = ['gateway', 'compositions', name, 'calls', index];
        const message = `${place} calls ${textOf(to)}, which lets in ${listed(letIn)} only`;
        return [{ place, path, message, hint: 'Name a query that users may ask.' }];
      }),
    ),
  ],
};

const servicesLetIn = ({ auth }: Operation) =>
  auth === 'anonymous'
    ? []
    : auth.filter((scope) => scope.startsWith('svc:')).map((scope) => scope.slice(4));
