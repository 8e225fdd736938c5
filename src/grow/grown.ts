import { type ReadBlueprint, readBlueprint } from '../blueprint/index.ts';
import { isImplied } from '../blueprint/isImplied.ts';
import { quote } from '../blueprint/quote.ts';
import type { Service } from '../blueprint/types.ts';
import type { Catalog } from '../catalog/index.ts';
import { type Problem, UserError } from '../errors.ts';
import { added } from './add/index.ts';
import { type Addition, additionOf, pathOf } from './addition.ts';
import { flagOf } from './kinds.ts';
import { problemsOf } from './problemsOf.ts';
import type { Said } from './said.ts';
import { spelledOut } from './spelledOut.ts';
import { takenAt, takenBy } from './taken.ts';
import { placeIn, unknown } from './there.ts';
import { ofAddition, typed } from './typedProblem.ts';

/**
 * The text of a blueprint with something more in it; every other character is as it was.
 * @throws UserError with what of it cannot be read or cannot be, pointing at what was typed; or with what was wrong
 *   with the blueprint before
 */
export function grown(text: string, file: string, said: Said, catalog: Catalog): string {
  const read = additionOf(said);
  if ('faults' in read)
    throw refused(
      said,
      read.faults.map((fault) => typed(fault)),
    );
  const { addition } = read;
  const before = readBlueprint(text, file, catalog);
  const next = addedTo(before, addition);
  if ('problems' in next) throw refused(said, next.problems);
  const problems = problemsOf(next.text, file, catalog);
  if (problems.length === 0) return next.text;
  throw refused(
    said,
    problems.map(
      (problem) => ofAddition(problem, addition, said) ?? before.document.locate(problem),
    ),
  );
}

function addedTo(
  { blueprint, document }: ReadBlueprint,
  addition: Addition,
): { text: string } | { problems: Problem[] } {
  const { text } = document;
  if (addition.kind === 'service') {
    const path = pathOf(addition);
    if (document.has(path)) return { problems: [takenAt(document, path, addition)] };
    return { text: added(text, addition) };
  }
  const place = placeIn(blueprint, addition);
  if ('problem' in place) return { problems: [place.problem] };
  const { service } = place;
  const problems = [...takenBy(document, service, addition), ...notThere(service, addition)];
  if (problems.length > 0) return { problems };
  // Whoever declares one operation has none but those that are declared.
  const changes = { operation: true, call: true, event: (addition.emittedBy ?? []).length > 0 };
  const isSpelled = (changes as Record<string, boolean>)[addition.kind] && isImplied(service);
  return { text: added(isSpelled ? spelledOut({ document }, service) : text, addition) };
}

/** Operations that are to emit a new event. */
function notThere(service: Service, { emittedBy = [] }: Addition): Problem[] {
  const names = service.operations.map(({ name }) => name);
  return emittedBy
    .filter((operation) => !names.includes(operation))
    .map((operation) => {
      const message = `${flagOf('emittedBy')}: Service ${service.name} has no operation ${quote(operation)}`;
      return unknown('unknown-operation', message, operation, names);
    });
}

function refused({ kind }: Said, problems: readonly Problem[]): UserError {
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  return new UserError(`This ${kind} cannot be added: ${count}`, {
    code: 'invalid-value',
    problems,
    hint: 'Nothing was written.',
  });
}
