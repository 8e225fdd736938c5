import { type Command, Option } from 'commander';
import { type Axis, type Catalog, catalog, renderedOptions } from '../catalog/index.ts';
import {
  flagOf,
  type Kind,
  type KindId,
  kinds,
  offeredKinds,
  removalOf,
  type Word,
} from '../grow/kinds.ts';
import type { Verb } from '../grow/questions.ts';
import { confirming } from './apply.ts';
import { openAskerWhere } from './asking.ts';
import { verbs, withHow } from './growing.ts';
import type { Run } from './run.ts';
import { tellOutcome } from './tellOutcome.ts';

type Options = Record<string, unknown>;

/** Gives `add` and `remove` a command for each kind, with every word of the language as a flag. */
export function addKinds(program: Command, run: Run): void {
  for (const verb of verbs) {
    const command = program.commands.find((each) => each.name() === verb);
    if (command === undefined) throw new Error(`no command ${verb}`);
    describeVerb(command, verb, run);
    for (const kind of Object.values(kinds)) {
      const child = kindCommand(command, verb, kind);
      if (verb === 'add') {
        for (const word of kind.words) child.addOption(optionOf(word));
        child.optionsGroup('How:');
      }
      withHow(child, verb).action(actionOf(verb, kind, run));
    }
  }
}

function describeVerb(command: Command, verb: Verb, run: Run): void {
  const offered = offeredKinds(catalog);
  const [kindArgument] = command.registeredArguments;
  if (kindArgument) kindArgument.description = offered.map(({ id }) => id).join(', ');
  command
    .addHelpText(
      'after',
      `
Examples:
${offered.map((kind) => `  create-microservices ${typedAs(verb, kind)}`).join('\n')}

What is not said is asked for. The blueprint is edited in place: comments, order and style stay.
`,
    )
    .action(async (word: string | undefined, options: Options) => {
      const { kindOf } = await import('../grow/kindOf.ts');
      const kind = word === undefined ? undefined : kindOf(verb, word);
      return grow(verb, kind, [], options, run);
    });
}

function kindCommand(parent: Command, verb: Verb, kind: Kind): Command {
  const what = verb === 'add' ? kind.what : kind.name;
  const hidden = !offeredKinds(catalog).includes(kind);
  const command = parent
    .command(kind.id, { hidden })
    .description(`${verb === 'add' ? 'Add' : 'Remove'} ${kind.title}.`);
  if (kind.where !== undefined)
    command.argument(`[${kind.where}]`, verb === 'add' ? 'what it goes into' : 'what it is in');
  command.argument(`[${kind.name}]`, what === kind.name ? 'its name' : what);
  return command.addHelpText(
    'after',
    `\nExample:\n  create-microservices ${typedAs(verb, kind)}\n`,
  );
}

function actionOf(verb: Verb, kind: Kind, run: Run) {
  return (...args: unknown[]) => {
    // Behind the arguments stand the flags, then the command.
    const typed = args.slice(0, -2) as (string | undefined)[];
    return grow(verb, kind.id, typed, args.at(-2) as Options, run);
  };
}

async function grow(
  verb: Verb,
  kind: KindId | undefined,
  typed: readonly (string | undefined)[],
  { cascade, drop, yes, json, dryRun, allowDirty, ...words }: Options,
  run: Run,
): Promise<void> {
  const { signal, progress } = run;
  const [{ add }, { remove }] = await Promise.all([
    import('../commands/living.ts'),
    import('../commands/living.ts'),
  ]);
  const silenced = { yes: yes === true, json: json === true };
  const open = openAskerWhere(silenced, process, signal);
  const confirm = confirming(silenced, signal);
  const shown = await progress();
  const context = {
    cwd: process.cwd(),
    signal,
    progress: shown,
    ...(open && { open }),
    ...(confirm && { confirm }),
  };
  const where = kind !== undefined && kinds[kind].where !== undefined ? typed[0] : undefined;
  const what = typed.at(-1);
  const said = {
    ...(kind && { kind }),
    ...(where !== undefined && { where }),
    ...(what !== undefined && { what }),
    words,
  };
  const options = { dryRun: dryRun === true, allowDirty: allowDirty === true };
  const outcome =
    verb === 'add'
      ? await add(said, options, context)
      : await remove(said, { ...options, cascade: cascade === true, drop: drop === true }, context);
  shown.end();
  return tellOutcome(outcome, json === true, run);
}

const typedAs = (verb: Verb, kind: Kind): string =>
  `${verb} ${kind.id} ${verb === 'add' ? kind.example : removalOf(kind.example)}`;

function optionOf({ word, takes, hint, choices }: Word): Option {
  const axis = axisOf(word, catalog);
  const rendered = axis && renderedOptions(axis).map(({ id }) => id);
  const placeholder =
    { mark: '', number: ' <number>' }[takes as 'mark' | 'number'] ?? ` <${takes}>`;
  const option = new Option(
    `${flagOf(word)}${placeholder}`,
    rendered === undefined ? hint : `${rendered.join(' or ')}: ${hint}`,
  );
  // Where there is one there is nothing to say.
  if (rendered !== undefined && rendered.length < 2) option.hideHelp();
  return choices === undefined ? option : option.choices(choices);
}

function axisOf(word: string, all: Catalog): Axis | undefined {
  const axes: Record<string, Axis> = {
    language: all.language,
    datastore: all.datastore,
    transport: all.transport,
  };
  return axes[word];
}
