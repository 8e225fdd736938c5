import { knownAs } from '../blueprint/knownAs.ts';
import type { Blueprint } from '../blueprint/types.ts';

export interface Owner {
  path: string;
  organisation: string;
  team: string;
}

/** Lines of CODEOWNERS: who answers for which folder. Teams are named as in the blueprint. */
export function owners(blueprint: Blueprint): Owner[] {
  const organisation = organisationOf(blueprint);
  return blueprint.services.flatMap((service) =>
    service.team === undefined
      ? []
      : [
          { path: `/services/${service.name}/`, organisation, team: service.team },
          { path: `/contracts/openapi/${knownAs(service)}.yaml`, organisation, team: service.team },
          ...(service.events.length > 0
            ? [{ path: `/contracts/events/${knownAs(service)}/`, organisation, team: service.team }]
            : []),
          ...(blueprint.platform.deploy.includes('kubernetes')
            ? [
                {
                  path: `/deploy/kubernetes/**/services/${service.name}.yaml`,
                  organisation,
                  team: service.team,
                },
              ]
            : []),
        ],
  );
}

/** `registry.example.com/acme/images` belongs to `acme`. */
function organisationOf({ system }: Blueprint): string {
  return system.registry?.split('/')[1] ?? system.name;
}
