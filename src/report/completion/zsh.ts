import {
  type Completable,
  type CompletableFlag,
  type Reached,
  reachedFrom,
  type Word,
  type Words,
} from './completable.ts';

export function zshCompletion(program: Completable): string {
  const { name } = program;
  const all = reachedFrom(program);
  const [whole] = all as [Reached, ...Reached[]];
  return `#compdef ${name}
# Completion of ${name} in zsh. For every shell that starts from now on:
#   echo 'source <(${name} completion zsh)' >> ~/.zshrc
# or as a file of the name _${name} in a folder of $fpath.

_${name}() {
${body(whole, '  ')}
}
${all
  .filter(({ commands }) => commands.length > 0)
  .map(firstFunction)
  .join('')}${all.flatMap(valueFunctions).join('')}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _${name} "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
  compdef _${name} ${name}
fi
`;

  /** What is completed of a command, or of the one that is named by the next word. */
  function body(command: Reached, indent: string): string {
    const children = all.filter(
      ({ words }) =>
        words.length === command.words.length + 1 &&
        command.words.every((word, index) => word === words[index]),
    );
    const cases =
      children.length === 0
        ? []
        : [
            'if (( CURRENT > 2 )); then',
            '  case $words[2] in',
            ...children.flatMap((child) => [
              `    ${child.name})`,
              '      shift words',
              '      (( CURRENT-- ))',
              body(child, '      '),
              '      return ;;',
            ]),
            '  esac',
            'fi',
          ];
    const own = specs(command).map((spec) => `  ${spec}`);
    return [...cases, ['_arguments -S', ...own].join(' \\\n')]
      .flatMap((lines) => lines.split('\n'))
      .map((line) => indent + line)
      .join('\n');
  }

  function firstFunction({ words, commands, argument }: Reached): string {
    const choices = commands.map((command) => ({ word: command.name, hint: command.hint }));
    return `
${firstOf(words)}() {
  local -a commands=(
${items(choices)}
  )
  _describe -t commands command commands
${argument.kind === 'directories' ? '  _files -/\n' : ''}}
`;
  }

  function firstOf(words: readonly string[]): string {
    return [`_${name}`, ...words, 'first'].join('_');
  }

  function specs(command: Reached): string[] {
    const { flags, argument, commands, words } = command;
    const first = commands.length > 0 ? firstOf(words) : action(argument, command, 'argument');
    return [
      ...flags.map((flag) => flagSpec(flag, command)),
      ...(first === undefined ? [] : [`'1: :${first}'`]),
      // Words that nobody can know, so that flags are offered behind them.
      ...(argument.kind === 'anything' ? ["'*: :( )'"] : []),
    ];
  }

  function flagSpec({ names, hint, value, repeatable }: CompletableFlag, of: Reached): string {
    const takes = value.kind !== 'nothing';
    const own = names.map((flag) => (takes && flag.startsWith('--') ? `${flag}=` : flag));
    const others = repeatable ? "'*'" : names.length > 1 ? `'(${names.join(' ')})'` : '';
    const forms = own.length > 1 ? `{${own.join(',')}}` : own.join();
    const what = takes ? `: :${action(value, of, names[0] ?? '') ?? ' '}` : '';
    return `${others}${forms}${quoted(`[${hint.replace(/[[\]\\]/g, '\\$&')}]${what}`)}`;
  }

  function action(words: Words, of: Reached, what: string): string | undefined {
    if (words.kind === 'files') return '_files';
    if (words.kind === 'directories') return '_files -/';
    return words.kind === 'values' ? valuesFunction(of, what) : undefined;
  }

  function valuesFunction(of: Reached, what: string): string {
    return [`_${name}`, ...of.words, what.replace(/^-+/, '')].join('_');
  }

  function valueFunctions(of: Reached): string[] {
    const places: [string, Words][] = [
      ...of.flags.map(({ names, value }): [string, Words] => [names[0] ?? '', value]),
      ['argument', of.argument],
    ];
    return places.flatMap(([what, words]) =>
      words.kind === 'values'
        ? [
            `
${valuesFunction(of, what)}() {
  local -a values=(
${items(words.values)}
  )
  _describe -t values value values
}
`,
          ]
        : [],
    );
  }
}

function items(words: readonly Word[]): string {
  return words
    .map(({ word, hint }) => `    ${quoted(hint === '' ? word : `${word}:${hint}`)}`)
    .join('\n');
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
