import type { Completable, CompletableFlag, Word, Words } from './completable.ts';

export function fishCompletion(program: Completable): string {
  const { name, commands } = program;
  const at = `__${name.replaceAll('-', '_')}_at`;
  const first = `__${name.replaceAll('-', '_')}_first`;
  const names = commands.map((command) => command.name);

  const complete = (condition: string, ...rest: string[]) =>
    ['complete', '-c', name, '-n', quoted(condition), ...rest].join(' ');

  const flagLine = (command: Completable, { names, hint, value }: CompletableFlag) =>
    complete(
      condition(command),
      ...names.map((flag) =>
        flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
      ),
      ...valueArguments(value),
      '-d',
      quoted(hint),
    );

  const condition = (command: Completable) => (command === program ? at : `${at} ${command.name}`);

  const argumentLines = (command: Completable) => {
    const { argument } = command;
    if (argument.kind === 'directories') {
      return [
        complete(
          `${condition(command)}; and ${first}`,
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
    if set -q words[2]; and contains -- $words[2] ${names.join(' ')}
        test "$words[2]" = "$argv[1]"
    else
        test -z "$argv[1]"
    end
end

function ${first} --description 'Whether this is the first word'
    test (count (commandline -opc)) -eq 1
end

complete -c ${name} -f
${[
  ...commands.map(({ name: command, hint }) => complete(first, '-a', command, '-d', quoted(hint))),
  ...[program, ...commands].flatMap((command) => [
    ...argumentLines(command),
    ...command.flags.map((flag) => flagLine(command, flag)),
  ]),
].join('\n')}
`;
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
