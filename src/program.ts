import { relative } from 'node:path';
import { Command, CommanderError } from 'commander';
import type { CreateOptions } from './commands/create.ts';
import { UserError } from './errors.ts';
import { version } from './version.ts';

// The flags, the only catch, the only exit code. What `--help` does not need is loaded when it is needed.
// `process` is the global: importing node:process opens standard input, output and error.

const asJson = process.argv.includes('--json');
const cancel = new AbortController();

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // Not `once`: execa ends the process when it finds itself the last to listen.
  process.on(signal, () => {
    if (cancel.signal.aborted) process.exit(130);
    cancel.abort();
  });
}

// The reader has had enough (`| head`): no reason to fail.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code !== 'EPIPE') process.exitCode = 70;
});

const program = new Command('create-microservices')
  .description('Renders a complete microservices repo from one blueprint.')
  .argument('[directory]', "where to; by default a new directory with the system's name")
  .option('--blueprint <file>', 'what to render: a YAML or JSON file, or - for standard input')
  .option('--dry-run', 'show what would be written, and write nothing')
  .option('--json', 'print one JSON document to standard output, all else to standard error')
  .option('--no-install', 'do not run npm install')
  .option('--no-git', 'do not make a git repo with a first commit')
  .option('--yes', 'ask nothing')
  .version(version, '-v, --version', 'print the version')
  .helpOption('-h, --help', 'print this help')
  .addHelpText(
    'after',
    `
Examples:
  create-microservices --blueprint microservices.yaml
  create-microservices my-system --blueprint microservices.yaml --dry-run
  cat microservices.json | create-microservices my-system --blueprint - --json

Exit codes:
  0 done   1 something you can put right   2 written, conflicts left to resolve
  70 a bug of ours   130 cancelled`,
  )
  // Its errors are thrown, and printed below like all others.
  .configureOutput({ outputError: () => {} })
  .exitOverride()
  .action(run);

/** @returns the exit code */
export function main(): Promise<number> {
  return program.parseAsync().then(() => 0, fail);
}

async function run(directory: string | undefined, options: CreateOptions): Promise<void> {
  const { create } = await import('./commands/create.ts');
  const outcome = await create(directory, options, {
    cwd: process.cwd(),
    input: process.stdin,
    signal: cancel.signal,
    note: (text) => process.stderr.write(`${text}\n`),
  });
  const report = await import('./report/index.ts');
  if (asJson) return print(process.stdout, report.outcomeToJson(outcome, version));
  const name = relative(process.cwd(), outcome.directory) || '.';
  const paint = report.paintFor('stdout', process.env);
  await print(process.stdout, report.printOutcome(outcome, name, paint));
}

/** @returns the exit code */
async function fail(thrown: unknown): Promise<number> {
  if (thrown instanceof CommanderError && thrown.exitCode === 0) return 0;
  const report = await import('./report/index.ts');
  const error = toUserError(thrown, report);
  if (asJson) await print(process.stdout, report.errorToJson(error, version));
  const paint = report.paintFor('stderr', process.env);
  await print(process.stderr, report.printError(error, paint));
  return error.exitCode;
}

function toUserError(thrown: unknown, report: typeof import('./report/index.ts')): UserError {
  if (thrown instanceof UserError) return thrown;
  if (thrown instanceof CommanderError) {
    return new UserError(thrown.message.replace(/^error: /, ''), {
      hint: 'create-microservices --help',
    });
  }
  if (cancel.signal.aborted)
    return new UserError('Cancelled; nothing was written', { exitCode: 130 });
  return report.systemError(thrown) ?? report.bugError(thrown, version, process.env);
}

/** Waits until all of it is handed over: a pipe takes 64 KiB at a time. */
async function print(stream: NodeJS.WriteStream, content: string | object): Promise<void> {
  const text = typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`;
  await new Promise<void>((resolve) => stream.write(text, () => resolve()));
}
