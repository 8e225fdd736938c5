import { entity, fields, replica, view } from './entity.ts';
import { event, subscription } from './event.ts';
import { type JsonSchema, named, ref, words } from './jsonSchema.ts';
import { lint } from './lint.ts';
import { names } from './names.ts';
import { operation } from './operation.ts';
import { saga } from './saga.ts';
import { service } from './service.ts';
import { defaults, gateway, platform, system } from './system.ts';

export type { JsonSchema } from './jsonSchema.ts';

/** The language as JSON Schema: what the reader checks, and what editors complete from. */
export const blueprintSchema: JsonSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  ...words(
    'a blueprint',
    'Everything that a system of microservices is rendered from.',
    {
      $schema: { description: 'Where editors find this schema.', type: 'string', maxLength: 500 },
      schema: {
        title: 'the version of the language',
        description: 'Write schema: create-microservices/v1',
        const: 'create-microservices/v1',
      },
      system,
      platform,
      defaults,
      gateway,
      services: {
        ...named('services', 'The services, by name.', names.serviceName, ref('service')),
        minProperties: 1,
      },
      sagas: named('sagas', 'Sagas, by name.', names.sagaName, ref('saga')),
      lint,
    },
    ['schema', 'system', 'services'],
  ),
  definitions: {
    ...names,
    fields,
    service,
    entity,
    replica,
    view,
    operation,
    event,
    subscription,
    saga,
  },
};
