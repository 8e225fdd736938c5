import { isatty } from 'node:tty';

/**
 * Goes as everything goes whose terminal is gone. A terminal in raw mode has no other end; readline would
 * set its mode and throw, and Node aborts at an end of its own, since it cannot set the mode back.
 */
export function hangUp(): void {
  process.removeAllListeners('SIGHUP');
  process.kill(process.pid, 'SIGHUP');
}

/** For a terminal on standard input that goes while no prompt is open, which shows only in whatever fails next. */
export function hangUpAtExit(): void {
  process.once('exit', () => {
    if (!isatty(0)) hangUp();
  });
}
