import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Real shells, as people have them; installed by apt where they are missing and we may. */
export type Shell = 'bash' | 'zsh';

const driver = fileURLToPath(new URL('type.zsh', import.meta.url));

export function has(program: string): boolean {
  return spawnSync(program, ['--version']).status === 0;
}

export function installShells(): void {
  const missing = ['zsh', 'fish'].filter((shell) => !has(shell));
  if (missing.length === 0 || process.getuid?.() !== 0 || !has('apt-get')) return;
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], {
    stdio: 'ignore',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

/**
 * What stands on the line after each input was typed, tabs included, in an interactive shell on a
 * pseudo-terminal.
 * @param script that is sourced first
 * @param cwd also for the files that this needs
 */
export function typeInto(shell: Shell, script: string, inputs: string[], cwd: string): string[] {
  const results = join(cwd, '.results');
  const setup = join(cwd, `.setup.${shell}`);
  writeFileSync(setup, setups[shell](script, results, cwd));
  execFileSync('zsh', ['-f', driver, starts[shell], setup, results, ...inputs], {
    cwd,
    env: { ...process.env, TERM: 'xterm', HOME: cwd },
  });
  return readFileSync(results, 'utf8').trimEnd().split('\n');
}

/** What fish offers to complete a line with: words, without what they mean. */
export function offeredByFish(script: string, line: string, cwd: string): string[] {
  const command = `source ${script}; complete -C ${JSON.stringify(line)}`;
  return execFileSync('fish', ['--no-config', '-c', command], { cwd, encoding: 'utf8' })
    .trimEnd()
    .split('\n')
    .map((offer) => offer.split('\t')[0] ?? '');
}

const starts = { bash: 'bash --norc --noprofile -i', zsh: 'zsh -f -i' };

const setups = {
  bash: (script: string, results: string, cwd: string) => `
    bind -x '"\\C-g": printf "%s\\n" "$READLINE_LINE" >> ${results}'
    source ${script}
    cd ${cwd}
    PS1='READY> '
  `,
  zsh: (script: string, results: string, cwd: string) => `
    autoload -Uz compinit && compinit -u -D
    source ${script}
    note() { print -r -- "$BUFFER" >> ${results} }
    zle -N note
    bindkey -e
    bindkey '^G' note
    cd ${cwd}
    PS1='READY> '
  `,
};
