import type { ReadBlueprint } from '../blueprint/index.ts';
import { checkBoundaries } from '../boundaries/check.ts';
import { brokenContract } from '../boundaries/rules/compat/brokenContract.ts';
import type { Contracts } from '../contracts/compatibility.ts';
import { type Problem, UserError } from '../errors.ts';

/** @throws UserError with everything that was released and would not hold any more, but for exceptions */
export function refuseBroken(read: ReadBlueprint, released: readonly Contracts[]): void {
  const { findings } = checkBoundaries(read, { released, using: [brokenContract] });
  if (findings.length === 0) return;
  const count = findings.length === 1 ? 'A released contract' : 'Released contracts';
  throw new UserError(`${count} would be broken`, {
    code: 'broken-contract',
    hint: `Nothing was written. Where nobody relies on it any more, say so: lint: { exceptions: [{ rule: ${brokenContract.id}, place: ${findings[0]?.place}, reason: ... }] }`,
    problems: findings.map(
      ({ message, hint, path, file, line, column }): Problem => ({
        code: 'broken-contract',
        message,
        ...(hint === undefined ? {} : { hint }),
        path,
        file,
        line,
        column,
      }),
    ),
  });
}
