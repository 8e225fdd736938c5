import type { Env } from '../../tools/lib/env.ts';
import { local } from '../../tools/lib/root.ts';

/** What the suite has to know of a language: how its programs are reached from outside. */
export interface Language {
  /** Relative to the folder of the service. */
  main: string;
  migrate: string;
  /** Settings of every process. */
  env: Env;
  /** Settings with which a process fails where nobody catches, when it gets SIGUSR2. */
  crashing: Env;
  /** Settings with which a process believes that it is later, by some hours. */
  laterBy(hours: number): Env;
  /** How to change a service so that no payload of a topic fits its contract. */
  breaking(topic: string): Change;
  /** How to change a service so that an operation refuses with an event. */
  refusing(operation: string, event: string, payload: object): Change;
}

export interface Change {
  /** Relative to the folder of the service. */
  path: string;
  edit(text: string): string;
}

const typescript: Language = {
  main: 'src/main.ts',
  migrate: 'src/migrate.ts',
  // The same code starts a hundred times here: compiled once.
  env: { NODE_COMPILE_CACHE: local('compile-cache') },
  crashing: preload("process.on('SIGUSR2',()=>{throw new Error('made to crash')})"),
  laterBy: (hours) =>
    preload(`
      const RealDate = Date;
      const ahead = ${hours * 3_600_000};
      globalThis.Date = class Date extends RealDate {
        constructor(...given) { given.length ? super(...given) : super(RealDate.now() + ahead); }
        static now() { return RealDate.now() + ahead; }
      };`),
  breaking: (topic) => ({
    path: 'src/gen/events.ts',
    edit(text) {
      const [before, after = ''] = text.split(`"topic": "${topic}"`);
      return `${before}"topic": "${topic}"${after.replace('"schema": {', '"schema": { "not": {},')}`;
    },
  }),
  refusing(operation, event, payload) {
    const file = operation.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return {
      path: `src/domain/${file}.ts`,
      edit: () => `
        import { rejectWith } from '../gen/operations/${file}.ts';
        export const rule = () => rejectWith('${event}', ${JSON.stringify(payload)});`,
    };
  },
};

const languages: Readonly<Record<string, Language>> = { typescript };

export function languageOf(name: string): Language {
  const language = languages[name];
  if (language === undefined) throw new Error(`the suite cannot start programs in ${name}`);
  return language;
}

/** Runs code in a Node process before its program. */
function preload(code: string): Env {
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` };
}
