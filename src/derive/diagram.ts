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
  for (const { name, operations } of blueprint.services) {
    const callees = new Set(operations.flatMap(({ calls }) => calls.map(({ to }) => to.service)));
    for (const callee of [...callees].sort()) {
      lines.push(`  ${identifier(name)} -->|calls| ${identifier(callee)}`);
    }
  }
  return lines.join('\n');
}

// Mermaid reserves words such as `end` and `graph` as identifiers.
function identifier(name: string): string {
  return `service_${name.replaceAll('-', '_')}`;
}
