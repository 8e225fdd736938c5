import { knownAs } from '../blueprint/knownAs.ts';
import type { Blueprint } from '../blueprint/types.ts';
import { eventContract, publishedVersions } from '../derive/events.ts';
import { serviceOpenapi } from '../derive/openapi.ts';
import { type Contracts, contractsIn } from './compatibility.ts';
import { belowContracts, openapiPath } from './paths.ts';

/** What the services of a system say of themselves today. */
export function publishedContracts(blueprint: Blueprint): Contracts {
  const files = blueprint.services.flatMap((service): [string, unknown][] => [
    [openapiPath(knownAs(service)), serviceOpenapi(service, blueprint)],
    ...publishedVersions(service).map((published): [string, unknown] => [
      published.contract,
      eventContract(service, published),
    ]),
  ]);
  return contractsIn(new Map(files.map(([path, document]) => [belowContracts(path), document])));
}
