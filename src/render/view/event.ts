import type { Event, Service } from '../../blueprint/types.ts';
import { contractPath, latestVersion, topicOf } from '../../derive/events.ts';
import { fieldWord } from '../../derive/fieldWord.ts';
import { pascal } from '../names.ts';
import { fieldView } from './field.ts';

export function eventView(event: Event, service: Service) {
  const { name, description, versions } = event;
  return {
    name,
    description,
    key: latestVersion(event).key,
    versions: versions.map(({ version, key, payload }) => ({
      version,
      key,
      topic: topicOf(service.name, name, version),
      contract: contractPath(service.name, name, version),
      /** Of the payload, in TypeScript. */
      type: `${pascal(name)}V${version}`,
      payload: payload.map((field) => ({ ...fieldView(field), word: fieldWord(field) })),
    })),
  };
}
