/**
 * A package manager passes on a Ctrl-C that the terminal has sent to us already: close together, they
 * are one.
 */
const SAME_REQUEST_MS = 500;

/**
 * Aborts when this process is to end: Ctrl-C, SIGTERM, the terminal or the process above gone, nobody reading.
 * Asked again, `force` is called.
 */
export function stopRequest(force: () => void): AbortSignal {
  const controller = new AbortController();
  let first: number | undefined;
  const request = (reason: string) => {
    if (first === undefined) {
      first = Date.now();
      controller.abort(reason);
    } else if (Date.now() - first > SAME_REQUEST_MS) {
      force();
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => request(signal));
  }
  process.stdout.on('error', () => controller.abort('nobody reads the output'));
  process.stderr.on('error', () => controller.abort('nobody reads the output'));
  watchParent(() => controller.abort('the process above ended'));
  return controller.signal;
}

/** Some shells between a script and us end on SIGTERM without passing it on: then our parent changes. */
function watchParent(gone: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    gone();
  }, 500);
  timer.unref();
}
