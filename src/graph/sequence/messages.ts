import type { Blueprint, Call, Operation, Ref } from '../../blueprint/types.ts';
import { clientId, gatewayId, type NodeId, serviceId } from '../model.ts';
import type { Message, MessageStyle } from './model.ts';

export function message(style: MessageStyle, from: NodeId, to: NodeId, text: string): Message {
  return { kind: 'message', style, from, to, text };
}

/** How a request comes in: through the gateway, or from any caller inside. */
export function requestOf(service: string, { name, http, expose }: Operation): Message[] {
  const own = serviceId(service);
  if (expose !== 'public' || http === undefined) return [message('request', clientId, own, name)];
  return [
    message('request', clientId, gatewayId, `${http.method} ${http.path}`),
    message('request', gatewayId, own, name),
  ];
}

/** The same way back. */
export function replyOf(requests: readonly Message[], text: string): Message[] {
  return requests.toReversed().map(({ from, to }) => message('reply', to, from, text));
}

/** An event to everybody who listens; to nobody in particular it is not drawn. */
export function published(event: Ref, { services }: Blueprint): Message[] {
  return services
    .filter(
      ({ name, subscribes }) =>
        name !== event.service &&
        subscribes.some(
          (one) => one.event.service === event.service && one.event.name === event.name,
        ),
    )
    .map(({ name }) => message('event', serviceId(event.service), serviceId(name), event.name));
}

/** `getThing, 200 ms, 1 retry` */
export function callText({ to, timeoutMs, retries }: Pick<Call, 'to' | 'timeoutMs' | 'retries'>) {
  const parts = [
    to.name,
    ...(timeoutMs === undefined ? [] : [`${timeoutMs} ms`]),
    ...(retries === 0 ? [] : [retries === 1 ? '1 retry' : `${retries} retries`]),
  ];
  return parts.join(', ');
}

export function operationAt({ services }: Blueprint, ref: Ref): Operation | undefined {
  return services
    .find(({ name }) => name === ref.service)
    ?.operations.find(({ name }) => name === ref.name);
}
