import { readBlueprint } from '../blueprint/index.ts';
import type { Catalog } from '../catalog/index.ts';
import { UserError } from '../errors.ts';
import { problemsOf } from './problemsOf.ts';
import { dependentsOf, everyDependent } from './remove/dependents.ts';
import { found, nameOf } from './remove/found.ts';
import { removed } from './remove/removed.ts';
import { undeclared } from './remove/undeclared.ts';
import type { Said } from './said.ts';

export interface Shrunk {
  text: string;
  /** What went with it, one sentence each. */
  also: string[];
}

/**
 * The text of a blueprint without something that was in it; every other character is as it was.
 * @param cascade take along what depends on it
 * @throws UserError naming what depends on it, each with its line; or with what would be wrong without it
 */
export function shrunk(
  text: string,
  file: string,
  said: Said,
  cascade: boolean,
  catalog: Catalog,
): Shrunk {
  const before = readBlueprint(text, file, catalog);
  const { read, path } = found(before, said, catalog);
  const dependents = cascade ? everyDependent(read, [path]) : dependentsOf(read, [path]);
  const { locate } = before.document;
  const name = nameOf(said);
  if (!cascade && dependents.length > 0) {
    throw new UserError(`${name} is in use`, {
      code: 'in-use',
      problems: dependents.map(({ message, path: at }) => {
        const { value: _, ...problem } = locate({ code: 'in-use', message, path: at });
        return problem;
      }),
      hint: 'Remove these first, or add --cascade and they go with it. Nothing was written.',
    });
  }
  const gone = [path, ...dependents.map(({ unit }) => unit)];
  const next = removed(read.document.text, gone);
  const problems = problemsOf(next, file, catalog);
  if (problems.length === 0) problems.push(...undeclared(read, readBlueprint(next, file, catalog)));
  if (problems.length > 0) {
    const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
    throw new UserError(`Without ${name} the blueprint has ${count}`, {
      code: 'invalid-blueprint',
      problems: problems.map(locate),
      hint: 'Nothing was written.',
    });
  }
  return { text: next, also: [...new Set(dependents.map(({ message }) => message))] };
}
