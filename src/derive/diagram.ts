import type { Blueprint } from '../blueprint/types.ts';
import { catalog, optionOf } from '../catalog/index.ts';

/** The system as a Mermaid flowchart: clients, gateway, services, stores. */
export function systemDiagram(blueprint: Blueprint): string {
  const lines = [
    'flowchart LR',
    '  client([client])',
    '  gateway[gateway]',
    '  client --> gateway',
  ];
  for (const service of blueprint.services) {
    const id = identifier(service.name);
    lines.push(`  ${id}["${service.name}"]`);
    if (service.operations.some(({ expose, http }) => expose === 'public' && http !== undefined)) {
      lines.push(`  gateway --> ${id}`);
    }
    if (service.datastore !== 'none') {
      lines.push(
        `  ${id}_store[("${service.name}<br/>${optionOf(catalog.datastore, service.datastore).label}")]`,
        `  ${id} --> ${id}_store`,
      );
    }
  }
  return [...lines, ...callEdges(blueprint), ...eventEdges(blueprint)].join('\n');
}

/** Who waits for whom. */
function callEdges({ services }: Blueprint): string[] {
  return services.flatMap(({ name, operations }) => {
    const callees = new Set(operations.flatMap(({ calls }) => calls.map(({ to }) => to.service)));
    return [...callees]
      .sort()
      .map((callee) => `  ${identifier(name)} -->|calls| ${identifier(callee)}`);
  });
}

/** Who listens to whom: dotted, since nobody waits. */
function eventEdges({ services }: Blueprint): string[] {
  return services.flatMap((service) => {
    const publishers = [...new Set(service.subscribes.map(({ event }) => event.service))].sort();
    return publishers.map((publisher) => {
      const names = service.subscribes
        .filter(({ event }) => event.service === publisher)
        .map(({ event }) => event.name);
      return `  ${identifier(publisher)} -. "${names.join('<br/>')}" .-> ${identifier(service.name)}`;
    });
  });
}

// Mermaid reserves words such as `end` and `graph` as identifiers.
function identifier(name: string): string {
  return `service_${name.replaceAll('-', '_')}`;
}
