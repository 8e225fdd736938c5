import type { Completable, Words } from './completable.ts';

/** Works in bash 3.2, which macOS has, and later. */
export function bashCompletion(program: Completable): string {
  const { name, commands } = program;
  const own = `_${name.replaceAll('-', '_')}`;
  const all = [program, ...commands];
  return `# Completion of ${name} in bash. For every shell that starts from now on:
#   echo 'source <(${name} completion bash)' >> ~/.bashrc

${own}() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  local command= kind= words=
  # --flag=value arrives as three words.
  if [[ $current == '=' ]]; then
    current=
  elif [[ $previous == '=' ]]; then
    previous=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  if (( COMP_CWORD > 1 )); then
    case \${COMP_WORDS[1]} in
      ${commands.map((command) => command.name).join('|')}) command=\${COMP_WORDS[1]} ;;
    esac
  fi

  case "$command $previous" in
${all.flatMap((command) => valueCases(command, command === program)).join('\n')}
    *)
      case "$command $current" in
${all.map((command) => flagsCase(command, command === program)).join('\n')}
${all.map((command) => argumentCase(command, command === program)).join('\n')}
      esac ;;
  esac

  COMPREPLY=($(compgen -W "$words" -- "$current"))
  local IFS=$'\\n'
  case $kind in
    files)
      compopt -o filenames 2>/dev/null
      COMPREPLY+=($(compgen -f -- "$current")) ;;
    directories)
      compopt -o filenames 2>/dev/null
      COMPREPLY+=($(compgen -d -- "$current")) ;;
  esac
}

complete -F ${own} ${name}
`;
}

function valueCases({ name, flags }: Completable, isProgram: boolean): string[] {
  return flags
    .filter(({ value }) => value.kind !== 'nothing')
    .map(({ names, value }) => {
      const patterns = names.map((flag) => `'${isProgram ? '' : name} ${flag}'`);
      return `    ${patterns.join('|')}) ${offer(value)} ;;`;
    });
}

function flagsCase({ name, flags }: Completable, isProgram: boolean): string {
  const words = flags.flatMap(({ names }) => names).join(' ');
  return `        '${isProgram ? '' : name} -'*) words='${words}' ;;`;
}

function argumentCase({ name, argument, commands }: Completable, isProgram: boolean): string {
  const names = commands.map((command) => command.name).join(' ');
  const first = names === '' ? '' : `(( COMP_CWORD == 1 )) && words='${names}'; `;
  return `        '${isProgram ? '' : name} '*) ${first}${offer(argument)} ;;`;
}

function offer(words: Words): string {
  if (words.kind === 'values') return `words='${words.values.map(({ word }) => word).join(' ')}'`;
  return `kind=${words.kind}`;
}
