import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { type CallSite, textOf, type View } from '../../view.ts';
import { count } from '../../words.ts';

export const deadlineTooLong: Rule = {
  id: 'SYNC007',
  severity: 'warning',
  title: 'a deadline that does not fit',
  why: 'A call that may take longer than its operation is cut off in the middle: retries that are never made, work at the callee that nobody waits for any more. One that may take longer than the objective for latency breaks it whenever it does.',
  repairs: [
    'Give the call less time: a little more than what the callee promises.',
    'Give it fewer retries, each with a shorter deadline.',
    'Give the operation more time, and say so in the objective.',
  ],
  sources: [sources.timeouts, sources.overload],
  check: (view) =>
    view.calls.flatMap((site) => {
      const { call, where } = site;
      const bound = boundOf(view, site);
      // A call that says nothing has the time of its operation.
      if (call.timeoutMs === undefined || bound === undefined) return [];
      const tries = call.retries + 1;
      const ms = tries * call.timeoutMs;
      if (ms <= bound.ms) return [];
      const times = call.retries === 0 ? '' : ` (${tries} times ${call.timeoutMs} ms)`;
      return [
        {
          ...where,
          path: [...where.path, 'timeoutMs'],
          message: `${where.place} waits up to ${ms} ms for ${textOf(call.to)}${times}, and ${bound.what} ${bound.ms} ms`,
          hint: `Write timeoutMs: ${Math.floor(bound.ms / tries)} or less${call.retries === 0 ? '' : `, or fewer than ${count(call.retries, 'retry')}`}.`,
        },
      ];
    }),
};

/** The time that the operation has; an objective counts where somebody wrote it. */
function boundOf({ written }: View, { from, operation }: CallSite) {
  const objective = written(['services', from.name, 'slo', 'latency', 'ms'])
    ? from.slo.latency.ms
    : Number.POSITIVE_INFINITY;
  return objective < operation.timeoutMs
    ? { ms: objective, what: `${from.name} promises` }
    : { ms: operation.timeoutMs, what: 'the whole operation has' };
}
