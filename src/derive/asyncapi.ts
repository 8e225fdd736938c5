import { knownAs, knownAsIn } from '../blueprint/knownAs.ts';
import type { Blueprint, Broker, Event, EventVersion, Service } from '../blueprint/types.ts';
import { spaced } from '../render/names.ts';
import {
  descriptionOf,
  latestVersion,
  messageSchema,
  publishedVersions,
  topicOf,
} from './events.ts';
import type { JsonSchema } from './schemas.ts';

type Document = Record<string, unknown>;

/** Protocols by the words of AsyncAPI, and their usual ports. */
const protocols: Record<Exclude<Broker, 'none'>, { protocol: string; port: number }> = {
  nats: { protocol: 'nats', port: 4222 },
  rabbitmq: { protocol: 'amqp', port: 5672 },
  kafka: { protocol: 'kafka', port: 9092 },
  redis: { protocol: 'redis', port: 6379 },
  postgres: { protocol: 'postgres', port: 5432 },
};

/** The contract of everything that services send each other (AsyncAPI 3.1). */
export function asyncapi(blueprint: Blueprint): Document {
  const { system, platform, services } = blueprint;
  const published = services.flatMap((service) =>
    publishedVersions(service).map((one) => ({ ...one, service })),
  );
  const latest = new Map(
    services.flatMap(({ name, events }) =>
      events.map((event) => [`${name}.${event.name}`, latestVersion(event)]),
    ),
  );
  return {
    asyncapi: '3.1.0',
    info: {
      title: system.name,
      version: '1.0.0',
      description: system.description ?? `The events of ${system.name}.`,
    },
    defaultContentType: 'application/json',
    ...(platform.broker !== 'none' && { servers: { broker: server(platform.broker) } }),
    channels: Object.fromEntries(published.map(({ topic }) => [topic, channel(topic)])),
    operations: Object.fromEntries([
      ...published.map(({ topic, service }) => [
        `${knownAs(service)}.sends.${topic}`,
        operation('send', topic, `${service.name} sends ${topic}`),
      ]),
      ...services.flatMap((service) => received(service, services, latest)),
    ]),
    components: {
      messages: Object.fromEntries(
        published.map(({ topic, event, called, version, service, contract }) => [
          topic,
          {
            name: topic,
            title: sentence(called),
            ...summaryOf(event, called),
            description: `Contract: ${contract}. Messages with equal \`${version.key}\` keep their order.`,
            contentType: 'application/json',
            payload: messageSchema(version, service),
            traits: [{ $ref: '#/components/messageTraits/cloudEvent' }],
          },
        ]),
      ),
      messageTraits: { cloudEvent: { headers: attributes } },
      securitySchemes: { account: { type: 'userPassword' } },
    },
  };
}

function summaryOf(event: Event, called: string) {
  const { description: summary } = descriptionOf(event, called);
  return summary === undefined ? {} : { summary };
}

function server(broker: Exclude<Broker, 'none'>) {
  const { protocol, port } = protocols[broker];
  return {
    host: '{address}',
    protocol,
    description: 'Each service has an account of its own: BROKER_URL.',
    variables: { address: { default: `localhost:${port}` } },
    security: [{ $ref: '#/components/securitySchemes/account' }],
  };
}

function channel(topic: string) {
  return {
    address: topic,
    messages: { event: { $ref: `#/components/messages/${topic}` } },
  };
}

function operation(action: 'send' | 'receive', topic: string, title: string) {
  return {
    action,
    title,
    channel: { $ref: `#/channels/${topic}` },
    messages: [{ $ref: `#/channels/${topic}/messages/event` }],
  };
}

function received(
  service: Service,
  services: readonly Service[],
  latest: ReadonlyMap<string, EventVersion>,
): [string, object][] {
  const { name, subscribes } = service;
  return subscribes.map(({ event }) => {
    const version = latest.get(`${event.service}.${event.name}`);
    if (version === undefined) throw new Error(`no event "${event.service}.${event.name}"`);
    const publisher = { name: knownAsIn(services, event.service) };
    const topic = topicOf(publisher, event.name, version.version);
    return [
      `${knownAs(service)}.receives.${topic}`,
      operation('receive', topic, `${name} receives ${topic}`),
    ];
  });
}

const text = (description: string, more: JsonSchema = {}) => ({
  description,
  type: 'string',
  ...more,
});

/** CloudEvents 1.0 in binary mode: how names are spelled on the wire is the broker's business. */
const attributes: JsonSchema = {
  type: 'object',
  description: 'CloudEvents 1.0, binary mode: ce-<name> in NATS, cloudEvents_<name> in AMQP.',
  required: ['specversion', 'id', 'source', 'type', 'time', 'subject', 'partitionkey'],
  properties: {
    specversion: text('Of CloudEvents.', { const: '1.0' }),
    id: text('The same each time that the message is delivered.', { format: 'uuid' }),
    source: text('/services/<service>', { format: 'uri-reference' }),
    type: text('<service>.<event>.v<version>'),
    time: text('Of the change.', { format: 'date-time' }),
    subject: text('Value of the key.'),
    partitionkey: text('Value of the key.'),
    datacontenttype: text('Of the payload.', { const: 'application/json' }),
    dataschema: text('Path of the contract.', { format: 'uri-reference' }),
    traceparent: text('W3C Trace Context.'),
    tracestate: text('W3C Trace Context.'),
  },
};

function sentence(name: string): string {
  const words = spaced(name);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
