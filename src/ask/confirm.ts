import type { Asker } from './asker.ts';

/** What is to be confirmed, as it is asked. */
export interface Confirmation {
  message: string;
  /** A word of help, one line. */
  help: string;
  /** How a script says yes. */
  flag: string;
}

/**
 * Yes or no, with what it is about shown before.
 * @throws UserError when cancelled
 */
export async function confirm(
  asker: Asker,
  about: Parameters<Asker['show']>[0],
  { message, help, flag }: Confirmation,
): Promise<boolean> {
  asker.show(about);
  const answer = await asker.ask(
    {
      id: 'confirm',
      kind: 'confirm',
      title: 'Write',
      message,
      help,
      choices: [],
      fallback: true,
      flag,
    },
    undefined,
    async () => undefined,
  );
  return answer === true;
}
