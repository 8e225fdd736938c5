import type { Code } from '../../codes.ts';
import type { Finding } from '../finding.ts';
import type { Blueprint, Field, Service } from '../types.ts';

/**
 * Required references in a circle: no row could ever be the first. Value objects inside each other
 * in a circle: no value could ever end.
 */
export function checkCycles({ services }: Blueprint): Finding[] {
  return services.flatMap((service) => [
    ...findings(service, service.entities, requiredReference, {
      code: 'reference-cycle',
      what: 'refers to',
      why: 'none could be created first',
      hint: 'Make one of the references optional.',
    }),
    ...findings(service, service.valueObjects, ownObject, {
      code: 'value-object-cycle',
      what: 'contains',
      why: 'it would have no end',
      hint: 'Make one of them an entity.',
    }),
  ]);
}

const requiredReference = ({ references, optional, array }: Field) =>
  optional || array ? undefined : references;

const ownObject = ({ object, foreign }: Field) => (foreign ? undefined : object);

interface Kind {
  code: Code;
  what: string;
  why: string;
  hint: string;
}

function findings(
  service: Service,
  nodes: { name: string; fields: Field[] }[],
  target: (field: Field) => string | undefined,
  kind: Kind,
): Finding[] {
  const byName = new Map(nodes.map((node) => [node.name, node] as const));
  const done = new Set<string>();
  const found: Finding[] = [];

  function visit(name: string, trail: string[]): void {
    const start = trail.indexOf(name);
    if (start >= 0) {
      const circle = [...trail.slice(start), name];
      const last = trail.at(-1) ?? name;
      const field = byName.get(last)?.fields.find((candidate) => target(candidate) === name);
      found.push({
        code: kind.code,
        message: `${circle.join(` ${kind.what} `)}: ${kind.why}`,
        hint: kind.hint,
        path: ['services', service.name, 'entities', last, 'fields', field?.name ?? ''],
      });
      return;
    }
    if (done.has(name)) return;
    for (const field of byName.get(name)?.fields ?? []) {
      const next = target(field);
      if (next !== undefined) visit(next, [...trail, name]);
    }
    done.add(name);
  }

  for (const { name } of nodes) visit(name, []);
  return found;
}
