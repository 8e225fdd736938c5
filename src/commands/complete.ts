import { sentences } from '../answers/refusals.ts';
import type { Asker } from '../ask/asker.ts';
import { readBlueprint } from '../blueprint/index.ts';
import { catalog } from '../catalog/index.ts';
import { blueprintFile } from '../disk/repoPath.ts';
import { type Problem, UserError } from '../errors.ts';
import { kinds, offeredKinds, removalOf } from '../grow/kinds.ts';
import { answered, missingIn, nextQuestion, type Partly, type Verb } from '../grow/questions.ts';
import type { Said } from '../grow/said.ts';
import type { ApplyContext } from './apply.ts';

export interface GrowingContext extends ApplyContext {
  /** Opens a conversation; undefined where nobody is there to be asked. */
  open?: () => Promise<Asker>;
}

/** Why what was said cannot be done. */
export type Try = (said: Said) => readonly Problem[];

/** What is wrong with an answer whatever is answered after it; all else is judged with the last one. */
const lasting: ReadonlySet<string> = new Set([
  'duplicate',
  'malformed',
  'reserved-name',
  'unknown-type',
]);

/**
 * Everything that has to be known, by asking for what was not said.
 * @param text of the blueprint, as it is
 * @throws UserError naming every missing argument where nobody is asked; the problems of the blueprint
 */
export async function complete(
  verb: Verb,
  partly: Partly,
  text: string,
  attempt: Try,
  { open }: GrowingContext,
): Promise<Said> {
  if (open === undefined) {
    const parts = missingIn(partly);
    if (parts.length > 0) throw incomplete(verb, partly, parts);
    return partly as Said;
  }
  const { blueprint } = readBlueprint(text, blueprintFile, catalog);
  let said = partly;
  let asker: Asker | undefined;
  for (;;) {
    const question = nextQuestion(verb, said, blueprint, catalog);
    if (question === undefined) return said as Said;
    if (question.kind === 'choice' && question.choices.length === 0) throw nothingThere(verb, said);
    asker ??= await open();
    const before = said;
    const answer = await asker.ask(question, undefined, async (given) => {
      if (given === '') return question.help;
      const next = answered(before, question.id, given);
      if (missingIn(next).length > 0) return undefined;
      const isLast = nextQuestion(verb, next, blueprint, catalog) === undefined;
      const problems = attempt(next as Said).filter(({ code }) => isLast || lasting.has(code));
      return problems.length === 0 ? undefined : problems.map(sentences).join('\n');
    });
    said = answered(before, question.id, answer);
  }
}

function incomplete(verb: Verb, said: Partly, parts: ReturnType<typeof missingIn>): UserError {
  const kind = said.kind === undefined ? undefined : kinds[said.kind];
  const names = {
    kind: `what kind of thing: ${offeredKinds(catalog)
      .map(({ id }) => id)
      .join(', ')}`,
    where: verb === 'add' ? `what it goes into, ${kind?.where}` : `what it is in, ${kind?.where}`,
    what:
      kind === undefined ? 'its name' : `the ${kind.id}, ${verb === 'add' ? kind.what : kind.name}`,
  };
  return new UserError('Not everything is said', {
    code: 'missing-argument',
    problems: parts.map(
      (part): Problem => ({
        code: 'missing-argument',
        message: `Missing: ${names[part]}`,
        path: [],
      }),
    ),
    hint:
      kind === undefined
        ? `create-microservices ${verb} --help`
        : `Like this: create-microservices ${verb} ${kind.id} ${verb === 'add' ? kind.example : removalOf(kind.example)}`,
  });
}

function nothingThere(verb: Verb, { kind, where }: Partly): UserError {
  const inside = where === undefined ? '' : ` in ${where}`;
  const message =
    verb === 'add'
      ? `There is nothing${inside} that could be given ${kind === undefined ? 'one' : kinds[kind].title}`
      : `There is no ${kind}${inside}`;
  return new UserError(message, {
    code: 'missing-argument',
    hint: `create-microservices ${verb} ${kind} --help`,
  });
}
