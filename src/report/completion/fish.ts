import {
  type Completable,
  type CompletableFlag,
  type Reached,
  reachedFrom,
  type Word,
  type Words,
} from './completable.ts';

export function fishCompletion(program: Completable): string {
  const { name } = program;
  const all = reachedFrom(program);
  const at = `__${name.replaceAll('-', '_')}_at`;
  const first = `__${name.replaceAll('-', '_')}_first`;

  const complete = (condition: string, ...rest: string[]) =>
    ['complete', '-c', name, '-n', quoted(condition), ...rest].join(' ');

  const flagLine = (command: Reached, { names, hint, value }: CompletableFlag) =>
    complete(
      condition(command),
      ...names.map((flag) =>
        flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
      ),
      ...valueArguments(value),
      '-d',
      quoted(hint),
    );

  const condition = ({ words }: Reached) => [at, ...words].join(' ');
  const isFirst = ({ words }: Reached) => `${first} ${words.length + 1}`;

  const commandLines = (command: Reached) =>
    command.commands.map((child) =>
      complete(
        `${condition(command)}; and ${isFirst(command)}`,
        '-a',
        child.name,
        '-d',
        quoted(child.hint),
      ),
    );

  const argumentLines = (command: Reached) => {
    const { argument } = command;
    if (argument.kind === 'directories') {
      return [
        complete(
          `${condition(command)}; and ${isFirst(command)}`,
          '-a',
          quoted('(__fish_complete_directories)'),
        ),
      ];
    }
    return argument.kind === 'values'
      ? [complete(condition(command), '-a', candidates(argument.values))]
      : [];
  };

  return `# Completion of ${name} in fish. To install it:
#   ${name} completion fish > ~/.config/fish/completions/${name}.fish

function ${at} --description 'Whether this is in the command that is named, or in none'
    set -l words (commandline -opc)
    set -l command
${all
  .filter(({ commands }) => commands.length > 0)
  .map(namedCommand)
  .join('\n')}
    test "$command" = "$argv"
end

function ${first} --description 'Whether this is the word of that place'
    test (count (commandline -opc)) -eq $argv[1]
end

complete -c ${name} -f
${[
  ...all.flatMap((command) => [
    ...commandLines(command),
    ...argumentLines(command),
    ...command.flags.map((flag) => flagLine(command, flag)),
  ]),
].join('\n')}
`;
}

/** Which command it is, by one word more. */
function namedCommand({ words, commands }: Reached): string {
  const place = words.length + 2;
  const names = commands.map(({ name }) => name).join(' ');
  return `    if test "$command" = '${words.join(' ')}'; and set -q words[${place}]; and contains -- $words[${place}] ${names}
        set -a command $words[${place}]
    end`;
}

function valueArguments(words: Words): string[] {
  if (words.kind === 'nothing') return [];
  if (words.kind === 'files') return ['-r', '-F'];
  if (words.kind === 'directories') return ['-x', '-a', quoted('(__fish_complete_directories)')];
  return words.kind === 'values' ? ['-x', '-a', candidates(words.values)] : ['-x'];
}

/** Words with what they mean: fish runs what stands in brackets. */
function candidates(words: readonly Word[]): string {
  const pairs = words.map(({ word, hint }) => `${quoted(word)} ${quoted(hint)}`);
  return quoted(`(printf '%s\\t%s\\n' ${pairs.join(' ')})`);
}

const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;
