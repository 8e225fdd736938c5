import { basename, resolve } from 'node:path';
import {
  type Answers,
  complete,
  type Flags,
  flagFaults,
  flagProblem,
  fromFlags,
  missing,
  refusals,
  strangers,
  toBlueprint,
} from '../answers/index.ts';
import type { Topic } from '../ask/ask.ts';
import { readRenderable } from '../blueprint/index.ts';
import { kebab } from '../blueprint/names/case.ts';
import { quote } from '../blueprint/quote.ts';
import { checkBoundaries } from '../boundaries/check.ts';
import { catalog } from '../catalog/index.ts';
import { blueprintFile } from '../disk/repoPath.ts';
import { checkTarget } from '../disk/target.ts';
import { type Problem, UserError } from '../errors.ts';
import { asTyped } from './asTyped.ts';
import type { Context } from './context.ts';
import { newRepo } from './newRepo.ts';

/**
 * Everything that has to be known: by flags, by the name of the directory, and the rest by asking.
 * @throws UserError naming what is in the way, every flag that cannot be, or is missing where nobody is asked
 */
export async function fromAnswers(
  directory: string | undefined,
  flags: Flags,
  context: Context,
): Promise<Answers> {
  const { cwd, ask } = context;
  const said = withName(fromFlags(flags, catalog), directory, cwd);
  // Who can still be asked may yet say otherwise what would be usual.
  const known = ask === undefined ? complete(said, catalog) : said;
  const problems = [
    ...flagFaults(flags, catalog).map((fault) => ({ ...fault, path: [] })),
    ...[...strangers(said), ...refusals(known, catalog)].map(flagProblem),
  ];
  if (ask !== undefined) {
    if (problems.length > 0) throw refused(problems, context);
    // Nobody is asked for what could not be written.
    const target = directory ?? flags.name;
    if (target !== undefined) await checkFree(target, cwd);
    return complete(await ask(said, topicOf(directory, cwd)), catalog);
  }
  const absent = missing(said, catalog).map(({ id, title, flag }) =>
    id === 'name' && directory !== undefined
      ? unnamed(basename(resolve(cwd, directory)))
      : {
          code: 'missing-answers' as const,
          message: `Missing: ${title.toLowerCase()}`,
          hint: flag,
          path: [],
        },
  );
  if (problems.length > 0 || absent.length > 0) throw refused([...problems, ...absent], context);
  return known;
}

/** A directory's name is the system's, where it can be. */
function withName(said: Answers, directory: string | undefined, cwd: string): Answers {
  if (said.name !== undefined || directory === undefined) return said;
  const name = basename(resolve(cwd, directory));
  return refusals({ name }, catalog).length === 0 ? { ...said, name } : said;
}

function unnamed(directory: string): Problem {
  const name = kebab(directory);
  return {
    code: 'missing-answers',
    message: `Missing: name; it cannot be that of the directory, ${quote(directory)}`,
    hint: `--name ${refusals({ name }, catalog).length === 0 ? name : 'my-system'}`,
    path: [],
  };
}

function refused(problems: readonly Problem[], { program }: Context): UserError {
  const incomplete = problems.some(({ code }) => code === 'missing-answers');
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  return new UserError(incomplete ? 'Not everything is said' : `The flags have ${count}`, {
    code: incomplete ? 'missing-answers' : 'invalid-value',
    problems,
    hint: incomplete
      ? `Or say all of it in a file: ${program} --blueprint ${blueprintFile}`
      : `${program} --help`,
  });
}

/** What the conversation asks of the world. */
function topicOf(directory: string | undefined, cwd: string): Topic {
  const target = (answers: Answers) => directory ?? String(answers.name);
  return {
    catalog,
    refuseTarget: async (answers) => {
      try {
        await checkFree(target(answers), cwd);
      } catch (error) {
        if (error instanceof UserError) return `${error.message}. ${error.hint}`;
        throw error;
      }
    },
    plan: async (answers) => {
      const read = readRenderable(toBlueprint(answers, catalog), blueprintFile, catalog);
      const { tree } = await newRepo(read);
      const root = resolve(cwd, target(answers));
      // And the blueprint itself.
      const files = tree.size + 1;
      const { findings } = checkBoundaries(read);
      return { blueprint: read.blueprint, directory: asTyped(root, cwd) || '.', files, findings };
    },
  };
}

async function checkFree(directory: string, cwd: string): Promise<void> {
  const root = resolve(cwd, directory);
  await checkTarget(root, asTyped(root, cwd) || '.', undefined);
}
