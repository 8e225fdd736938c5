import { Command, CommanderError } from 'commander';
import type { CreateOptions } from './commands/create.ts';
import { UserError } from './errors.ts';
import { addApply } from './program/apply.ts';
import { asking } from './program/asking.ts';
import { addCheck } from './program/check.ts';
import { addCompletion } from './program/completion.ts';
import { addDiff } from './program/diff.ts';
import { addFlags } from './program/flags.ts';
import { addGraph } from './program/graph.ts';
import { addGrowing, speakOfKinds } from './program/growing.ts';
import { keepsOn } from './program/keepsOn.ts';
import { addList } from './program/list.ts';
import { print } from './program/print.ts';
import { addRelease } from './program/release.ts';
import { addRender } from './program/render.ts';
import type { Run } from './program/run.ts';
import { addSchema } from './program/schema.ts';
import { startedAs } from './program/startedAs.ts';
import { addStatus } from './program/status.ts';
import { addUpgrade } from './program/upgrade.ts';
import type { Progress } from './report/progress.ts';
import { version } from './version.ts';

// The flags, the only catch, the only exit code. What `--help` does not need is loaded when it is needed.
// `process` is the global: importing node:process opens standard input, output and error.

const asJson = process.argv.includes('--json');
const cancel = new AbortController();
let progress: Progress | undefined;
/** What standard output gets of an error, where a script reads it. */
let errorDocument: ((error: UserError) => object) | undefined;
let exitCode = 0;
/** What would be typed to say again what was answered. */
let kept: string | undefined;

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // Not `once`: execa ends the process when it finds itself the last to listen.
  process.on(signal, () => {
    if (cancel.signal.aborted) process.exit(130);
    cancel.abort();
  });
}

keepsOn(process.stdout);

process.on('uncaughtException', (thrown) => {
  fail(thrown).then(process.exit, () => process.exit(70));
});

const program = addFlags(
  new Command('create-microservices')
    .description('Renders a complete microservices repo that runs. Asks for what is not said.')
    .argument('[directory]', 'where to; by default a new one, named like the system'),
)
  .optionsGroup('About:')
  .version(version, '-v, --version', 'print the version')
  .helpOption('-h, --help', 'print this help')
  .addHelpText(
    'after',
    `
Examples:
  create-microservices my-system
  create-microservices my-system --yes --service 'books: Book(title, by?)'
  create-microservices my-system --blueprint microservices.yaml --dry-run
  cat microservices.json | create-microservices my-system --blueprint - --json

A directory that is called like a command: create-microservices ./list
`,
  )
  .addHelpText(
    'afterAll',
    `Exit codes:
  0    done
  1    something you can put right
  2    written, conflicts to resolve
  70   a bug of ours
  130  cancelled`,
  )
  .configureOutput({
    // Its errors are thrown, and printed below like all others.
    outputError: () => {},
    getOutHelpWidth: () => process.stdout.columns || Number(process.env.COLUMNS) || 80,
  })
  .exitOverride()
  // What stands behind a command is the command's.
  .enablePositionalOptions()
  .hook('preAction', tellWhatIsWaitedFor)
  .action(run);

const commandRun: Run = {
  signal: cancel.signal,
  progress: startProgress,
  onError: (document) => {
    errorDocument = document;
  },
  exitWith: (code) => {
    exitCode = code;
  },
};
addGrowing(program);
addApply(program, commandRun);
addDiff(program, commandRun);
addStatus(program, commandRun);
addUpgrade(program, commandRun);
addRelease(program, commandRun);
addCheck(program, commandRun);
addGraph(program, commandRun);
addList(program);
addSchema(program);
addRender(program);
addCompletion(program);

type Options = CreateOptions & { yes?: boolean; json?: boolean };

/** @returns the exit code */
export async function main(): Promise<number> {
  try {
    if (speakOfKinds(process.argv.slice(2))) {
      const { addKinds } = await import('./program/kinds.ts');
      addKinds(program, commandRun);
    }
    await program.parseAsync();
    return exitCode;
  } catch (thrown) {
    return fail(thrown);
  }
}

/** Of a command that reads standard input, where that is a keyboard. */
async function tellWhatIsWaitedFor(_: Command, command: Command): Promise<void> {
  if (command.opts().blueprint !== '-' || !process.stdin.isTTY) return;
  await print(standardError(), 'The blueprint is read from the keyboard; Ctrl-D ends it\n');
}

async function run(directory: string | undefined, options: Options): Promise<void> {
  const [{ create }, shown] = await Promise.all([import('./commands/create.ts'), startProgress()]);
  const ask = asking(options, process, cancel.signal);
  const outcome = await create(directory, options, {
    cwd: process.cwd(),
    input: process.stdin,
    signal: cancel.signal,
    progress: shown,
    program: startedAs(process.env),
    ...(ask && { ask }),
    keep: (command) => {
      kept = command;
    },
  });
  shown.end();
  const report = await import('./report/index.ts');
  if (asJson) return print(process.stdout, report.outcomeToJson(outcome, version));
  if (options.printBlueprint) return print(process.stdout, outcome.blueprintText);
  const name = report.nameOf(outcome.directory, process.cwd());
  const canvas = report.canvasFor(process.stdout, process.env);
  await print(process.stdout, report.printOutcome(outcome, name, canvas));
}

async function startProgress(): Promise<Progress> {
  const { progressOn } = await import('./report/progress.ts');
  progress = progressOn(standardError(), process.env);
  return progress;
}

/** Opened by who writes to it: the help does not. */
function standardError(): NodeJS.WriteStream {
  return keepsOn(process.stderr);
}

/** @returns the exit code */
async function fail(thrown: unknown): Promise<number> {
  progress?.end();
  if (thrown instanceof CommanderError && thrown.exitCode === 0) return 0;
  const report = await import('./report/index.ts');
  const error = toUserError(thrown, report);
  const document = errorDocument?.(error) ?? (asJson && report.errorToJson(error, version));
  // Where that cannot be printed, which may be what is told, it is told to people all the same.
  if (document) await print(process.stdout, document).catch(() => {});
  const stream = standardError();
  const paint = report.paintFor('stderr', process.env);
  const canvas = { ...report.canvasFor(stream, process.env), paint };
  await print(stream, report.printError(error, canvas));
  if (kept !== undefined) await print(stream, `\n${report.againLines(kept, paint)}`);
  return error.exitCode;
}

function toUserError(thrown: unknown, report: typeof import('./report/index.ts')): UserError {
  if (thrown instanceof UserError) return thrown;
  if (thrown instanceof CommanderError) {
    return report.commandLineError(thrown, program, process.argv.slice(2));
  }
  if (cancel.signal.aborted)
    return new UserError('Cancelled; nothing was written', { code: 'cancelled', exitCode: 130 });
  return report.systemError(thrown) ?? report.bugError(thrown, version, process.env);
}
