import { parseSource } from '../blueprint/index.ts';
import type { Catalog } from '../catalog/index.ts';
import type { Problem } from '../errors.ts';
import type { BlueprintEdit } from './blueprintEdit.ts';
import { callRefusals } from './callEdits.ts';
import { editsOf } from './editsOf.ts';
import { flagOf } from './flagOf.ts';
import type { Answers } from './question.ts';
import { ownRefusals, problemsIn, type Refusal, strangers } from './refusals.ts';
import { listIn } from './said.ts';
import { toBlueprint } from './toBlueprint.ts';

/**
 * A blueprint changed by answers, which win over what it says; as it was given where they change nothing. What is
 * wrong then is told where the user wrote it: by the flag, or at the line of the file as it was given.
 * @throws UserError when the file cannot be read at all
 */
export function overFile(
  given: { text: string; file: string },
  answers: Answers,
  catalog: Catalog,
): { text: string; problems: Problem[] } {
  const { document } = parseSource(given.text, given.file);
  const there = Object.keys(Object((document.value as { services?: unknown })?.services));
  const services = [...new Set([...there, ...listIn(answers, 'services')])];
  // That a file has none is for the language to say, with its line.
  const known = services.length === 0 ? answers : { ...answers, services };
  const refused = [
    ...strangers(known),
    ...ownRefusals(known, catalog),
    ...callRefusals(known, catalog, document.value),
  ];
  if (refused.length > 0) return { text: given.text, problems: refused.map(flagProblem) };
  const edits = editsOf(known, catalog, document);
  if (edits.length === 0) return { text: given.text, problems: [] };
  const text = toBlueprint(known, catalog, document);
  const before = problemsIn(given.text, given.file, catalog);
  const problems = problemsIn(text, given.file, catalog).map(
    (problem) =>
      ofEdit(problem, edits) ??
      before.find((other) => other.message === problem.message && samePath(other, problem)) ??
      document.locate(problem),
  );
  return { text, problems };
}

/** As a problem of the command line. */
export function flagProblem({ question, message, hint, code }: Refusal): Problem {
  return {
    code,
    message: `${flagOf(question)}: ${message}`,
    ...(hint === undefined ? {} : { hint }),
    path: [],
  };
}

function ofEdit({ code, message, hint, path }: Problem, edits: readonly BlueprintEdit[]) {
  const edit = edits.find((edit) => edit.path.every((word, index) => word === path[index]));
  return edit && flagProblem({ question: edit.question, code, message, hint });
}

const samePath = (one: Problem, other: Problem) =>
  JSON.stringify(one.path) === JSON.stringify(other.path);
