import type { Event, Service } from '../../blueprint/types.ts';
import { contractPath, latestVersion, topicOf } from '../../derive/events.ts';
import { fieldWord } from '../../derive/fieldWord.ts';
import { pascal } from '../names.ts';
import { fieldView } from './field.ts';

export function eventView(event: Event, service: Service) {
  const { name, description, versions, former } = event;
  return {
    name,
    description,
    formerly: former?.versions.map(({ version }) => ({
      topic: topicOf(service, former.name, version),
      contract: contractPath(service, former.name, version),
    })),
    key: latestVersion(event).key,
    versions: versions.map(({ version, key, payload }) => ({
      version,
      key,
      topic: topicOf(service, name, version),
      contract: contractPath(service, name, version),
      /** Of the payload, in TypeScript. */
      type: `${pascal(name)}V${version}`,
      payload: payload.map((field) => ({ ...fieldView(field), word: fieldWord(field) })),
    })),
  };
}
