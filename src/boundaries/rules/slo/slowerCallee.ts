import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { textOf } from '../../view.ts';
import { isPromised } from './multiplied.ts';

export const slowerCallee: Rule = {
  id: 'SLO003',
  severity: 'warning',
  title: 'a promise of latency that waits for a slower one',
  why: 'A service that promises an answer in 200 ms and waits for one that promises 500 ms keeps its promise by luck.',
  repairs: [
    'Answer from a replica, or with a fallback when the deadline is over.',
    'Make the callee faster, and let it promise that.',
    'Promise what the slowest needed answer allows.',
  ],
  sources: [sources.tail, sources.objectives],
  check: (view) =>
    view.calls.flatMap(({ from, to, call, where }) => {
      const isFair = to.slo.latency.percentile <= from.slo.latency.percentile;
      const isSlower = to.slo.latency.ms > from.slo.latency.ms;
      if (call.fallback !== 'none' || !isSlower || !isFair) return [];
      if (!isPromised(view, from.name, 'latency')) return [];
      const message = `${where.place} waits for ${textOf(call.to)}: ${to.name} promises ${to.slo.latency.ms} ms, and ${from.name} ${from.slo.latency.ms} ms`;
      return [{ ...where, message, hint: 'Write a fallback, or let the two promises fit.' }];
    }),
};
