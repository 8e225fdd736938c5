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
import { version } from '../version.ts';
import { confirming } from './apply.ts';
import { openAskerWhere } from './asking.ts';
import { print } from './print.ts';
import type { Run } from './run.ts';

type Options = Record<string, unknown>;

export function addAdd(program: Command, run: Run): void {
  const command = verbCommand(
    program,
    'add',
    'Add to the blueprint, and bring the repo to it.',
    run,
  );
  for (const kind of Object.values(kinds)) {
    const child = kindCommand(command, 'add', kind, kind.what);
    for (const word of kind.words) child.addOption(optionOf(word));
    withHow(child.optionsGroup('How:'), 'add').action(actionOf('add', kind, run));
  }
}

export function addRemove(program: Command, run: Run): void {
  const description = 'Remove from the blueprint, and bring the repo to it.';
  const command = verbCommand(program, 'remove', description, run);
  for (const kind of Object.values(kinds)) {
    const child = kindCommand(command, 'remove', kind, kind.name);
    withHow(child, 'remove').action(actionOf('remove', kind, run));
  }
}

function verbCommand(program: Command, verb: Verb, description: string, run: Run): Command {
  const offered = offeredKinds(catalog);
  const command = program
    .command(verb)
    .description(description)
    .argument('[kind]', offered.map(({ id }) => id).join(', '))
    // What stands behind a kind is for the command of that kind.
    .enablePositionalOptions()
    // A kind that there is not is told by name.
    .allowExcessArguments()
    .addHelpText(
      'after',
      `
Examples:
${offered.map((kind) => `  create-microservices ${typedAs(verb, kind)}`).join('\n')}

What is not said is asked for. The blueprint is edited in place: comments, order and style stay.
`,
    );
  return withHow(command, verb).action(async (word: string | undefined, options: Options) => {
    const { kindOf } = await import('../grow/kindOf.ts');
    const kind = word === undefined ? undefined : kindOf(verb, word);
    return grow(verb, kind, [], options, run);
  });
}

function kindCommand(parent: Command, verb: Verb, kind: Kind, what: string): Command {
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

function withHow(command: Command, verb: Verb): Command {
  if (verb === 'remove') {
    command
      .option('--cascade', 'remove what depends on it as well')
      .option('--drop', 'drop the tables and columns of it, with all that is in them');
  }
  return command
    .option('--yes', 'ask nothing; what is not said has a default')
    .option('--dry-run', 'show what would be written, and write nothing')
    .option('--allow-dirty', 'write although there are changes that git could not bring back')
    .option('--json', 'print one JSON document to standard output');
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
  { signal, progress, exitWith }: Run,
): Promise<void> {
  const [{ add }, { remove }] = await Promise.all([
    import('../commands/add.ts'),
    import('../commands/remove.ts'),
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
  const report = await import('../report/index.ts');
  exitWith(report.exitCodeOf(outcome));
  if (json) return print(process.stdout, report.outcomeToJson(outcome, version));
  const name = report.nameOf(outcome.directory, process.cwd());
  const { paint, width } = report.canvasFor(process.stdout, process.env);
  return print(process.stdout, report.printOutcome(outcome, name, paint, width));
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
