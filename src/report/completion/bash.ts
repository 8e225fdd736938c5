import { type Completable, type Reached, reachedFrom, type Words } from './completable.ts';

/** Works in bash 3.2, which macOS has, and later. */
export function bashCompletion(program: Completable): string {
  const { name } = program;
  const own = `_${name.replaceAll('-', '_')}`;
  const all = reachedFrom(program);
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
${all
  .filter(({ commands }) => commands.length > 0)
  .map(commandCase)
  .join('\n')}

  case "$command $previous" in
${all.flatMap((command) => valueCases(command)).join('\n')}
    *)
      case "$command $current" in
${all.map((command) => flagsCase(command)).join('\n')}
${all.map((command) => argumentCase(command)).join('\n')}
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

/** Which command it is, by one word more. */
function commandCase({ words, commands }: Reached): string {
  const place = words.length + 1;
  const command = words.join(' ');
  return `  if (( COMP_CWORD > ${place} )) && [[ $command == '${command}' ]]; then
    case \${COMP_WORDS[${place}]} in
      ${commands.map(({ name }) => name).join('|')}) command+=${command === '' ? '' : "' '"}\${COMP_WORDS[${place}]} ;;
    esac
  fi`;
}

function valueCases({ words, flags }: Reached): string[] {
  return flags
    .filter(({ value }) => value.kind !== 'nothing')
    .map(({ names, value }) => {
      const patterns = names.map((flag) => `'${words.join(' ')} ${flag}'`);
      return `    ${patterns.join('|')}) ${offer(value)} ;;`;
    });
}

function flagsCase({ words, flags }: Reached): string {
  const names = flags.flatMap((flag) => flag.names).join(' ');
  return `        '${words.join(' ')} -'*) words='${names}' ;;`;
}

function argumentCase({ words, argument, commands }: Reached): string {
  const names = commands.map((command) => command.name).join(' ');
  const first = names === '' ? '' : `(( COMP_CWORD == ${words.length + 1} )) && words='${names}'; `;
  return `        '${words.join(' ')} '*) ${first}${offer(argument)} ;;`;
}

function offer(words: Words): string {
  if (words.kind === 'values') return `words='${words.values.map(({ word }) => word).join(' ')}'`;
  return `kind=${words.kind}`;
}
