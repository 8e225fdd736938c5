import type { Blueprint } from '../../blueprint/types.ts';
import { type Graph, gatewayId, serviceId } from '../model.ts';
import { compositionSequenceId } from '../sequence/ids.ts';
import { xml } from '../svg/xml.ts';
import { link, list, part, small } from './html.ts';
import { findingsList, heading } from './sheet.ts';

/** What the page says of the gateway: everything that it serves, by service. */
export function gatewaySheet({ services, gateway }: Blueprint, graph: Graph): string {
  return [
    `<section class="sheet t0" id="${gatewayId}" aria-label="gateway">`,
    heading('gateway'),
    '<p>Checks who asks, limits how often, and passes on to the one service that owns the operation.</p>',
    part('Findings', findingsList(graph.gateway.findings)),
    part(
      'Puts together',
      list(
        'lines',
        gateway.compositions.map(
          ({ name, route, calls }) =>
            `${link(compositionSequenceId(name), name)}<span class="small"><code>${xml(`${route.method} ${route.path}`)}</code></span>${small(`out of ${calls.map(({ to }) => `${to.service}.${to.name}`).join(', ')}`)}`,
        ),
      ),
    ),
    ...services.map(({ name, operations }) =>
      part(
        link(serviceId(name), name),
        list(
          'lines',
          operations.flatMap(({ http, expose, auth }) =>
            http === undefined || expose !== 'public'
              ? []
              : [
                  `<code>${xml(`${http.method} ${http.path}`)}</code>${small(auth === 'anonymous' ? 'anybody' : auth.join(' '))}`,
                ],
          ),
        ),
      ),
    ),
    '</section>',
  ].join('');
}
