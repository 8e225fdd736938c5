import type { Slo } from '../../../blueprint/types.ts';
import type { Found } from '../../finding.ts';
import { pageCalls, routed } from '../../pageCalls.ts';
import { isPromised, promisedByGateway } from '../../promised.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { textOf, type View } from '../../view.ts';

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
  check: (view) => [...ofServices(view), ...ofGateway(view)],
};

function ofServices(view: View): Found[] {
  return view.calls.flatMap(({ from, to, call, where }) => {
    if (call.fallback !== 'none' || !isSlower(to.slo, from.slo)) return [];
    if (!isPromised(view, from.name, 'latency')) return [];
    const message = `${where.place} waits for ${textOf(call.to)}: ${to.name} promises ${to.slo.latency.ms} ms, and ${from.name} ${from.slo.latency.ms} ms`;
    return [{ ...where, message, hint: 'Write a fallback, or let the two promises fit.' }];
  });
}

/** Of its pages each part; of the rest what all services behind it promise. */
function ofGateway(view: View): Found[] {
  const { slo } = view.blueprint.gateway;
  const promised = promisedByGateway(view, 'latency');
  if (promised === undefined) return [];
  const { ms } = slo.latency;
  const ofPages = pageCalls(view)
    .filter(({ call, to }) => !call.optional && isSlower(to.slo, slo))
    .map(({ call, to, where }) => ({
      ...where,
      message: `${where.place} waits for ${textOf(call.to)}: ${to.name} promises ${to.slo.latency.ms} ms, and the gateway ${ms} ms`,
      hint: 'Write optional: true, or let the two promises fit.',
    }));
  // How requests are mixed nobody knows: where all services are slower, no mixture keeps the promise.
  const behind = routed(view);
  const isKept = behind.length === 0 || !behind.every((service) => isSlower(service.slo, slo));
  if (promised === 'default' || isKept) return ofPages;
  const least = Math.min(...behind.map(({ slo: own }) => own.latency.ms));
  const message = `gateway promises ${ms} ms, and no service behind it less than ${least} ms`;
  const path = ['gateway', 'slo', 'latency'];
  return [...ofPages, { place: 'gateway', path, message, hint: 'Let the promises fit.' }];
}

/** A promise for fewer of the requests says nothing of the others. */
function isSlower({ latency: theirs }: Slo, { latency: own }: Slo): boolean {
  return theirs.ms > own.ms && theirs.percentile <= own.percentile;
}
