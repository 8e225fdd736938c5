/** How to start the program again: the package manager that brought it says what it is. */
export function startedAs(env: NodeJS.ProcessEnv): string {
  const [agent = ''] = (env.npm_config_user_agent ?? '').split(' ');
  const [manager, version = ''] = agent.split('/');
  const name = 'create-microservices';
  if (manager === 'pnpm') return `pnpm dlx ${name}`;
  // The first yarn cannot start what is not installed.
  if (manager === 'yarn' && !version.startsWith('1.')) return `yarn dlx ${name}`;
  if (manager === 'bun') return `bunx ${name}`;
  return agent === '' ? name : `npx ${name}`;
}
