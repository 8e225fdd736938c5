import type { Finding } from '../finding.ts';
import type { Blueprint } from '../types.ts';

/** A service does something, and has somewhere to keep what it has. */
export function checkServices({ services }: Blueprint): Finding[] {
  return services.flatMap(({ name, datastore, entities, operations, subscribes }): Finding[] => {
    const path = ['services', name];
    if (operations.length === 0 && subscribes.length === 0) {
      return [
        {
          code: 'empty-service',
          message: `The service ${name} does nothing`,
          hint: 'Give it entities: { Thing: { fields: { name: string } } }',
          path,
          at: 'key',
        },
      ];
    }
    if (datastore !== 'none' || entities.length === 0) return [];
    return [
      {
        code: 'no-datastore',
        message: `The service ${name} has entities and datastore: none`,
        hint: 'Choose a datastore, or leave the word out.',
        path: [...path, 'datastore'],
      },
    ];
  });
}
