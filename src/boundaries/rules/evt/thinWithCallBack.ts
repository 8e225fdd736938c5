import type { Service, Subscription } from '../../../blueprint/types.ts';
import type { Rule } from '../../rule.ts';
import { sources } from '../../sources.ts';
import { onService, type View } from '../../view.ts';

export const thinWithCallBack: Rule = {
  id: 'EVT004',
  severity: 'warning',
  title: 'an event that makes its consumer call back',
  why: 'An event with nothing but a key sends every consumer back to ask what happened. The publisher has to be up after all, gets a burst of requests for each event, and answers with a later state than the one that was told.',
  repairs: [
    'Put what consumers need into the payload: its state after the change, and a version.',
    'Keep a replica, fed by events that carry it.',
    'Leave it thin where the receiver must not know more, and say so in an exception.',
  ],
  sources: [sources.eventDriven],
  check: (view) =>
    view.blueprint.services.flatMap((service) =>
      service.subscribes.flatMap((subscription, index) => {
        const event = view.event(subscription.event);
        const payload = event?.versions.at(-1)?.payload ?? [];
        if (event === undefined || event.reply || payload.length > 1) return [];
        const back = callBack(view, service, subscription);
        if (back === undefined) return [];
        const publisher = `${subscription.event.service}.${event.name}`;
        return [
          {
            ...onService(service, 'subscribes', index),
            message: `${service.name} hears ${publisher}, which carries ${payload[0]?.name ?? 'nothing'} only, and calls back with ${back}`,
            hint: `Put what ${service.name} needs into the payload.`,
          },
        ];
      }),
    ),
};

/** The call to the publisher: of the operation that reacts; of a handler of one's own, any of the service. */
function callBack({ calls }: View, service: Service, { event, then, call }: Subscription) {
  if (then !== 'call' && then !== 'custom') return undefined;
  return calls.find(
    ({ from, to, operation, target }) =>
      from === service &&
      to.name === event.service &&
      target.kind === 'query' &&
      (then === 'custom' || operation.name === call),
  )?.where.place;
}
