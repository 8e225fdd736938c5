import type { Handler } from '../gen/handlers/file-letter.ts';

/**
 * What `letters.letter-written` means here. This file is yours: it is never written again.
 *
 * It runs once for each event, inside the transaction that remembers it: write with `context.tx`. An
 * event that this service can do nothing with is refused by `reject('code', 'why')` of
 * `@local/chassis` and waits among the dead letters; any other error is tried again. As long as
 * nothing stands here, the event counts as consumed and changes nothing.
 */
export const handler: Handler = (_event, _context) => {};
