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
  check: (view) =>
    view.blueprint.services.flatMap((service) => {
      const own = service.slo.availability;
      const [worst] = service.operations
        .map((operation) => ({ operation, needed: neededBy(view, refTo(service, operation)) }))
        .map((each) => ({ ...each, best: best(each.needed.map(({ slo }) => slo.availability)) }))
        .sort((a, b) => a.best - b.best);
      if (worst === undefined || worst.best >= own) return [];
      const involved = [service, ...worst.needed];
      // Nobody has promised anything.
      if (!involved.some(({ name }) => isPromised(view, name, 'availability'))) return [];
      const names = worst.needed.map(({ name, slo }) => `${name} (${slo.availability} %)`);
      const message = `${service.name} promises ${own} %, and ${worst.operation.name} waits for ${listed(names)}: at most ${rounded(worst.best)} %`;
      const where = onService(service, 'slo', 'availability');
      return [{ ...where, message, hint: 'Write a fallback on the calls, or promise less.' }];
    }),
};

/** Services without which the operation fails, each once. */
function neededBy({ calls }: View, place: string) {
  const hard = calls.filter(({ where, call }) => where.place === place && call.fallback === 'none');
  return [...new Set(hard.map(({ to }) => to))];
}

const best = (percents: readonly number[]) =>
  100 * percents.reduce((all, percent) => all * (percent / 100), 1);

const rounded = (percent: number) => Number(percent.toFixed(3));

/** Whether the objective was written, for the service or for all. */
export function isPromised({ written }: View, service: string, word: 'availability' | 'latency') {
  return written(['services', service, 'slo', word]) || written(['defaults', 'slo', word]);
}
