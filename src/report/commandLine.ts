import type { Command, CommanderError } from 'commander';
import { nearest } from '../blueprint/nearest.ts';
import { quote } from '../blueprint/quote.ts';
import type { Code } from '../codes.ts';
import { UserError } from '../errors.ts';

const codes: Record<string, Code> = {
  'commander.unknownOption': 'unknown-option',
  'commander.optionMissingArgument': 'missing-argument',
  'commander.missingArgument': 'missing-argument',
  'commander.excessArguments': 'too-many-arguments',
};

/**
 * What the parser of the command line refused, as one of our errors.
 * @param program everything that can be typed
 * @param words what was typed
 */
export function commandLineError(
  { code, message }: CommanderError,
  program: Command,
  words: readonly string[],
): UserError {
  const command = commandOf(program, words);
  const [what = '', suggestion] = message.replace(/^error: /, '').split('\n');
  const meant = suggestion?.replace(/^\((.*)\)$/, '$1');
  return new UserError(code === 'commander.excessArguments' ? excess(command) : what, {
    code: codes[code] ?? 'invalid-value',
    hint: [meant, hintOf(code, command), `${nameOf(command)} --help`]
      .filter((line) => line !== undefined)
      .join('\n'),
  });
}

/** The one that is spoken of. */
function commandOf(program: Command, words: readonly string[]): Command {
  const [word, ...rest] = words.filter((each) => !each.startsWith('-'));
  const command = program.commands.find((each) => each.name() === word);
  return command === undefined ? program : commandOf(command, rest);
}

function nameOf(command: Command): string {
  return command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;
}

function excess({ args, registeredArguments }: Command): string {
  const more = args.slice(registeredArguments.length).map(quote);
  return more.length === 1
    ? `One argument is too many: ${more[0]}`
    : `${more.length} arguments are too many: ${more.join(', ')}`;
}

function hintOf(code: string, command: Command): string | undefined {
  const { args, commands, registeredArguments } = command;
  if (code === 'commander.missingArgument') {
    const choices = registeredArguments[args.length]?.argChoices;
    return choices === undefined ? undefined : `Write one of ${choices.join(', ')}`;
  }
  if (code !== 'commander.excessArguments') return undefined;
  const names = commands.map((each) => each.name());
  const meant = nearest(args[0] ?? '', names);
  return meant === undefined ? undefined : `Did you mean ${nameOf(command)} ${meant}?`;
}
