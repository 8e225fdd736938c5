import { suggestion } from '../../nearest.ts';
import { quote } from '../../quote.ts';
import type { OperationPlace } from './place.ts';

export function emitsOf(place: OperationPlace): string[] {
  const { raw, service } = place;
  return (raw.emits ?? []).filter((event, index) => {
    if (service.events.has(event)) return true;
    place.fault(
      {
        code: 'unknown-event',
        message: `Service ${service.name} has no event ${quote(event)}`,
        hint:
          suggestion(event, [...service.events.keys()]) ?? `Declare it: events: { ${event}: ... }`,
      },
      [...place.path, 'emits', index],
    );
    return false;
  });
}
