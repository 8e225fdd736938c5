import type {
  RawCall,
  RawEntity,
  RawEvent,
  RawField,
  RawOperation,
  RawService,
  RawSubscription,
} from '../../blueprint/raw.ts';
import type { Addition } from '../addition.ts';
import { addCall } from './call.ts';
import { addEntity } from './entity.ts';
import { addEvent } from './event.ts';
import { addField } from './field.ts';
import { addOperation } from './operation.ts';
import { addService } from './service.ts';
import { addSubscription } from './subscription.ts';

/** The text with what is new; every other character is as it was. */
export function added(text: string, addition: Addition): string {
  const { kind, service, inside = '', name, value } = addition;
  switch (kind) {
    case 'service':
      return addService(text, name, value as RawService);
    case 'entity':
      return addEntity(text, service, name, value as RawEntity);
    case 'field':
      return addField(text, service, inside, name, value as RawField, addition.isOwner);
    case 'operation':
      return addOperation(text, service, name, value as RawOperation);
    case 'event':
      return addEvent(text, service, name, value as RawEvent, addition.emittedBy);
    case 'subscription':
      return addSubscription(text, service, value as string | RawSubscription);
    case 'call':
      return addCall(text, service, inside, value as string | RawCall);
  }
}
