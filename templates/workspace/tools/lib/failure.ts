/** Something that the reader of the message can put right. */
export class Failure extends Error {
  /** What to do or type next. */
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.name = 'Failure';
    this.hint = hint;
  }
}

/** The message of a failure, its hint below; the stack of anything else. */
export function explain(error: unknown): string {
  if (error instanceof Failure) {
    return error.hint === undefined ? error.message : `${error.message}\n  ${error.hint}`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Runs a command: what it returns is the exit code, what it throws is told once. */
export async function command(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    const usage = isUsage(error);
    console.error(usage ? `${error.message}\n  --help lists the options` : explain(error));
    process.exitCode = usage ? 64 : 1;
  }
}

/** `util.parseArgs` met an option that does not exist. */
function isUsage(error: unknown): error is TypeError {
  return error instanceof TypeError && 'code' in error && `${error.code}`.includes('PARSE_ARGS');
}
