import type { Completable, CompletableFlag, Word, Words } from './completable.ts';

export function zshCompletion(program: Completable): string {
  const { name, commands } = program;
  return `#compdef ${name}
# Completion of ${name} in zsh. For every shell that starts from now on:
#   echo 'source <(${name} completion zsh)' >> ~/.zshrc
# or as a file of the name _${name} in a folder of $fpath.

_${name}() {
  if (( CURRENT > 2 )); then
    case $words[2] in
${commands.map(commandCase).join('\n')}
    esac
  fi
  _arguments -S \\
${specs(program)
  .map((spec) => `    ${spec}`)
  .join(' \\\n')}
}

_${name}_first() {
  local -a commands=(
${items(commands.map((command) => ({ word: command.name, hint: command.hint })))}
  )
  _describe -t commands command commands
  _files -/
}
${[program, ...commands].flatMap(valueFunctions).join('')}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _${name} "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
  compdef _${name} ${name}
fi
`;

  function commandCase(command: Completable): string {
    return `      ${command.name})
        shift words
        (( CURRENT-- ))
        _arguments -S \\
${specs(command)
  .map((spec) => `          ${spec}`)
  .join(' \\\n')}
        return ;;`;
  }

  function specs(command: Completable): string[] {
    const { flags, argument } = command;
    const first = command === program ? `_${name}_first` : action(argument, command, 'argument');
    return [
      ...flags.map((flag) => flagSpec(flag, command)),
      ...(first === undefined ? [] : [`'1: :${first}'`]),
    ];
  }

  function flagSpec({ names, hint, value, repeatable }: CompletableFlag, of: Completable): string {
    const takes = value.kind !== 'nothing';
    const own = names.map((flag) => (takes && flag.startsWith('--') ? `${flag}=` : flag));
    const others = repeatable ? "'*'" : names.length > 1 ? `'(${names.join(' ')})'` : '';
    const forms = own.length > 1 ? `{${own.join(',')}}` : own.join();
    const what = takes ? `: :${action(value, of, names[0] ?? '') ?? ' '}` : '';
    return `${others}${forms}${quoted(`[${hint.replace(/[[\]\\]/g, '\\$&')}]${what}`)}`;
  }

  function action(words: Words, of: Completable, what: string): string | undefined {
    if (words.kind === 'files') return '_files';
    if (words.kind === 'directories') return '_files -/';
    return words.kind === 'values' ? valuesFunction(of, what) : undefined;
  }

  function valuesFunction(of: Completable, what: string): string {
    const command = of === program ? '' : `_${of.name}`;
    return `_${name}${command}_${what.replace(/^-+/, '')}`;
  }

  function valueFunctions(of: Completable): string[] {
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
