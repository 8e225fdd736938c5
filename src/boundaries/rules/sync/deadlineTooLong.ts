import { pageCalls } from '../../pageCalls.ts';
import { isPromised, promisedByGateway } from '../../promised.ts';
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
  check: (view) => {
    // Calls of one operation may run at the same time: how long all of them take is not in the blueprint.
    const asked = [
      ...view.calls.map((site) => ({
        ...site,
        retries: site.call.retries,
        bound: boundOf(view, site),
      })),
      ...pageCalls(view).map((page) => ({ ...page, retries: 0, bound: boundOfGateway(view) })),
    ];
    return asked.flatMap(({ call, where, retries, bound }) => {
      // A call that says nothing has the time of its operation.
      if (call.timeoutMs === undefined) return [];
      const tries = retries + 1;
      const ms = tries * call.timeoutMs;
      if (ms <= bound.ms) return [];
      const times = retries === 0 ? '' : ` (${tries} times ${call.timeoutMs} ms)`;
      return [
        {
          ...where,
          path: [...where.path, 'timeoutMs'],
          message: `${where.place} waits up to ${ms} ms for ${textOf(call.to)}${times}, and ${bound.what} ${bound.ms} ms`,
          hint: `Write timeoutMs: ${Math.floor(bound.ms / tries)} or less${retries === 0 ? '' : `, or fewer than ${count(retries, 'retry')}`}.`,
        },
      ];
    });
  },
};

/** The time that the operation has; an objective counts where somebody wrote it. */
function boundOf(view: View, { from, operation }: CallSite) {
  return isPromised(view, from.name, 'latency') && from.slo.latency.ms < operation.timeoutMs
    ? { ms: from.slo.latency.ms, what: `${from.name} promises` }
    : { ms: operation.timeoutMs, what: 'the whole operation has' };
}

function boundOfGateway(view: View) {
  const { slo, timeoutMs } = view.blueprint.gateway;
  return promisedByGateway(view, 'latency') !== undefined && slo.latency.ms < timeoutMs
    ? { ms: slo.latency.ms, what: 'the gateway promises' }
    : { ms: timeoutMs, what: 'the gateway has' };
}
