import type { RuleContext } from '../api/rules.ts';

/**
 * What a rule is called with in a unit test: somebody, at a known time. A rule that reads or writes
 * needs a store: test it through its operation.
 */
export function ruleContext<Asked = undefined>(
  more: Partial<RuleContext<Asked>> = {},
): RuleContext<Asked> {
  return {
    caller: { subject: 'somebody', scopes: new Set(), token: '' },
    now: new Date('2026-01-31T12:00:00.000Z'),
    get tx(): never {
      throw new Error('no transaction in a unit test: test this rule through its operation');
    },
    asked: undefined as Asked,
    ...more,
  };
}
