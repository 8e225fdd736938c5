import type { Service } from '../../../blueprint/types.ts';
import type { Found } from '../../finding.ts';
import { pageCalls, routed } from '../../pageCalls.ts';
import { isPromised, promisedByGateway } from '../../promised.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onService, refTo, type View } from '../../view.ts';
import { listed } from '../../words.ts';

export const multiplied: Rule = {
  id: 'SLO001',
  severity: 'warning',
  title: 'an objective that its dependencies cannot keep',
  why: 'A request that needs three services succeeds when all three do: their availabilities multiply. No service can promise more than what it waits for.',
  repairs: [
    'Answer without them when they are down: a fallback to a replica or to a default.',
    'Replace the call by events and a replica.',
    'Promise what can be kept, or ask more of the dependencies.',
  ],
  sources: [sources.dependencies, sources.objectives],
  check: (view) => [...ofServices(view), ...ofGateway(view)],
};

interface Waiting {
  what: string;
  needed: Service[];
  best: number;
}

function ofServices(view: View): Found[] {
  return view.blueprint.services.flatMap((service) => {
    const { availability } = service.slo;
    const worst = worstOf(
      service.operations.map((operation) => [
        operation.name,
        neededBy(view, refTo(service, operation)),
      ]),
    );
    if (worst === undefined || worst.best >= availability) return [];
    const involved = [service, ...worst.needed];
    // Nobody has promised anything.
    if (!involved.some(({ name }) => isPromised(view, name, 'availability'))) return [];
    const where = onService(service, 'slo', 'availability');
    const hint = 'Write a fallback on the calls, or promise less.';
    return [{ ...where, message: messageOf(service.name, availability, worst), hint }];
  });
}

/** Its pages need all that they are put together from. How the rest is mixed nobody knows; the best is the most. */
function ofGateway(view: View): Found[] {
  const { compositions, slo } = view.blueprint.gateway;
  const promised = promisedByGateway(view, 'availability');
  if (promised === undefined) return [];
  const path = [promised === 'own' ? 'gateway' : 'defaults', 'slo', 'availability'];
  const most = Math.max(...routed(view).map((service) => service.slo.availability));
  if (promised === 'own' && most > 0 && most < slo.availability) {
    const message = `gateway promises ${slo.availability} %, and no service behind it more than ${most} %`;
    return [
      { place: 'gateway', path, message, hint: 'Promise less, or ask more of the services.' },
    ];
  }
  const required = pageCalls(view).filter(({ call }) => !call.optional);
  const worst = worstOf(
    compositions.map(({ name }) => [
      name,
      required.filter(({ composition }) => composition.name === name).map(({ to }) => to),
    ]),
  );
  if (worst === undefined || worst.best >= slo.availability) return [];
  const message = messageOf('gateway', slo.availability, worst);
  const hint = 'Mark what a page can do without, optional: true, or promise less.';
  return [{ place: 'gateway', path, message, hint }];
}

function worstOf(waiting: readonly [what: string, needed: Service[]][]): Waiting | undefined {
  const [worst] = waiting
    .map(([what, services]) => ({ what, needed: [...new Set(services)] }))
    .map((each) => ({ ...each, best: best(each.needed.map(({ slo }) => slo.availability)) }))
    .sort((a, b) => a.best - b.best);
  return worst;
}

function messageOf(who: string, promised: number, { what, needed, best }: Waiting): string {
  const names = needed.map(({ name, slo }) => `${name} (${slo.availability} %)`);
  return `${who} promises ${promised} %, and ${what} waits for ${listed(names)}: at most ${rounded(best)} %`;
}

/** Services without which the operation fails. */
function neededBy({ calls }: View, place: string) {
  const hard = calls.filter(({ where, call }) => where.place === place && call.fallback === 'none');
  return hard.map(({ to }) => to);
}

const best = (percents: readonly number[]) =>
  100 * percents.reduce((all, percent) => all * (percent / 100), 1);

const rounded = (percent: number) => Number(percent.toFixed(3));
