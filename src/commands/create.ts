import { resolve } from 'node:path';
import { type Flags, toBlueprint, toCommand } from '../answers/index.ts';
import { readRenderable } from '../blueprint/index.ts';
import { checkBoundaries } from '../boundaries/check.ts';
import { catalog } from '../catalog/index.ts';
import type { BlueprintText } from '../disk/readBlueprintText.ts';
import { blueprintFile } from '../disk/repoPath.ts';
import { UserError } from '../errors.ts';
import type { Context } from './context.ts';
import { createFrom, type Wanted } from './createFrom.ts';
import { fromAnswers } from './fromAnswers.ts';
import { fromFile } from './fromFile.ts';
import type { Outcome } from './outcome.ts';
import { shellQuote } from './shellQuote.ts';

export interface CreateOptions extends Flags, Wanted {
  /** Path of a blueprint, or `-` for standard input. */
  blueprint?: string;
  /** Show the text of the blueprint, and write nothing. */
  printBlueprint?: boolean;
}

/**
 * Renders a new repo from a file or from answers.
 * @param directory relative to `context.cwd`; the system's name when it is not given
 * @throws UserError with every problem of what was said, or naming what is in the way; nothing is written
 */
export async function create(
  directory: string | undefined,
  options: CreateOptions,
  context: Context,
): Promise<Outcome> {
  // A variable of a script that is not set: nobody means the folder that the script runs in.
  if (directory === '') {
    throw new UserError('No directory is named: its path is empty', {
      code: 'invalid-value',
      hint: 'Leave it out, or name one that is empty or new',
    });
  }
  if (options.blueprint !== undefined) {
    const text = await fromFile(options.blueprint, options, context);
    return created(text, directory, options, context);
  }
  const answers = await fromAnswers(directory, options, context);
  const text = { text: toBlueprint(answers, catalog), file: blueprintFile };
  const wanted = { ...options, git: answers.git !== false, install: answers.install !== false };
  const words = toCommand(answers, directory, catalog).map((word) => shellQuote(word));
  const again = [context.program, ...words].join(' ');
  if (context.ask !== undefined) context.keep?.(again);
  const outcome = await created(text, directory, wanted, context);
  return { ...outcome, again, asked: context.ask !== undefined };
}

async function created(
  given: BlueprintText,
  directory: string | undefined,
  options: CreateOptions,
  context: Context,
): Promise<Outcome> {
  if (!options.printBlueprint) return createFrom(given, directory, options, context);
  const read = readRenderable(given.text, given.file, catalog);
  const { blueprint } = read;
  return {
    directory: resolve(context.cwd, directory ?? blueprint.system.name),
    dryRun: true,
    blueprint,
    blueprintText: given.text,
    changes: [],
    problems: [],
    findings: checkBoundaries(read).findings,
    nextSteps: [],
  };
}
