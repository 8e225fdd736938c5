import { quote } from '../blueprint/quote.ts';
import { type Caller, pairIn } from './calls.ts';
import type { Fault } from './fault.ts';
import { serviceFaults } from './serviceFaults.ts';

/** Why these services cannot call each other like that; each of `said` is `CALLER=SERVICE`. */
export function callFaults(said: readonly string[], services: readonly string[]): Fault[] {
  const pairs = [...new Set(said)].map(pairIn);
  const known = pairs.filter(({ caller, callee }) => caller !== callee);
  return [
    ...pairs.flatMap(({ caller, callee }): Fault[] => [
      ...serviceFaults(caller, services),
      ...(caller === callee ? [] : calleeFaults(callee, services)),
    ]),
    ...pairs
      .filter(({ caller, callee }) => caller === callee && services.includes(caller))
      .map(({ caller }): Fault => {
        const message = `${quote(caller)} cannot call itself`;
        return { code: 'call', message, hint: 'Its rules read what it owns without a call' };
      }),
    ...circles(known).map((circle): Fault => {
      const message = `They would wait for each other: ${circle.join(' calls ')}`;
      return { code: 'call', message, hint: 'Leave out one of these calls' };
    }),
  ];
}

/** Which operation is called follows from what the caller refers to. */
function calleeFaults(callee: string, services: readonly string[]): Fault[] {
  const [service = ''] = callee.split('.');
  const hint = `Name the service alone: ${service}`;
  return serviceFaults(callee, services).map((fault) =>
    service !== callee && services.includes(service) ? { ...fault, hint } : fault,
  );
}

/** The first circle that each service stands in, told once. */
function circles(pairs: readonly Caller[]): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const visit = (service: string, trail: readonly string[]): void => {
    const start = trail.indexOf(service);
    if (start >= 0) {
      found.push([...trail.slice(start), service]);
      return;
    }
    if (done.has(service)) return;
    for (const { caller, callee } of pairs) {
      if (caller === service) visit(callee, [...trail, service]);
    }
    done.add(service);
  };
  for (const { caller } of pairs) visit(caller, []);
  return found;
}
