import { UserError } from '../errors.ts';

const tracker = 'https://github.com/create-microservices/create-microservices/issues/new';

/** An error that is our fault, as one that can be printed: with a report that only has to be sent. */
export function bugError(error: unknown, version: string, env: NodeJS.ProcessEnv): UserError {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const link = new URL(tracker);
  link.searchParams.set('title', withoutFolders(message.split('\n')[0] ?? '').slice(0, 120));
  link.searchParams.set('body', report(stack ?? message, version));
  return new UserError(`This is a bug of create-microservices: ${message}`, {
    code: 'internal',
    exitCode: 70,
    hint: env.DEBUG
      ? `${stack}\n\nPlease report it: ${link}`
      : `Please report it (the link holds the details): ${link}\nDEBUG=1 shows where it happened.`,
    cause: error,
  });
}

function report(stack: string, version: string): string {
  const frames = stack.split('\n').slice(0, 8).map(withoutFolders);
  return [
    `create-microservices ${version}, Node ${process.version}, ${process.platform} ${process.arch}`,
    '',
    '```',
    ...frames,
    '```',
    '',
    'What I ran, and the blueprint if I can share it:',
    '',
  ].join('\n');
}

/** No path of the user's machine goes into the link: of each its last word, or what is ours. */
function withoutFolders(text: string): string {
  return text.replace(
    /(?:file:\/\/)?(?:[A-Za-z]:)?[\\/](?:[^\s()'":\\/]+[\\/])+/g,
    (folders) => /(?:dist|src)[\\/](?:[^\\/]+[\\/])*$/.exec(folders)?.[0] ?? '',
  );
}
