import { named, ref, words } from './jsonSchema.ts';
import { names } from './names.ts';
import { perService } from './system.ts';

export const service = words('a service', 'What belongs together and changes together.', {
  was: ref('serviceName'),
  team: ref('teamName'),
  context: ref('line'),
  ...perService,
  entities: named('entities', 'What the service keeps.', names.entityName, ref('entity')),
  replicas: named('replicas', 'Copies of others.', names.replicaName, ref('replica')),
  views: named('views', 'Read models.', names.viewName, ref('view')),
  operations: named('operations', 'What it does.', names.operationName, ref('operation')),
  events: named('events', 'What it tells others.', names.eventName, ref('event')),
  subscribes: { title: 'a list of subscriptions', type: 'array', items: ref('subscription') },
});
