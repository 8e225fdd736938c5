import { quote } from '../blueprint/quote.ts';
import type { Blueprint } from '../blueprint/types.ts';
import { contractPath } from '../derive/events.ts';
import type { Notice } from '../history/notices.ts';
import type { Tree } from '../render/tree.ts';

/** What those who listen have to know of events that have another name than when `base` was rendered. */
export function noticesOfRenamedEvents(base: Tree, { services }: Blueprint): Notice[] {
  return services.flatMap((service) =>
    service.events.flatMap(({ name, was, former, versions }): Notice[] => {
      const isThere = (event: string) =>
        versions.some(({ version }) => base.has(contractPath(service, event, version)));
      if (former === undefined || !isThere(former.name) || isThere(name)) return [];
      return [
        {
          path: [
            'services',
            service.name,
            ...(was === undefined ? ['entities'] : ['events', name]),
          ],
          message: `The event ${service.name}.${name} was ${quote(former.name)}, and is sent under both names until was is taken out: until then, those who listen outside of this repo have to follow`,
        },
      ];
    }),
  );
}
