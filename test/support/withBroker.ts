/** The blueprint of two services that need this broker: one listens to the other. */
export function blueprintWithBroker(broker: string): object {
  return {
    schema: 'create-microservices/v1',
    system: { name: 'metering' },
    platform: { broker },
    services: {
      meters: { entities: { Meter: { fields: { place: 'string' } } } },
      ledger: {
        entities: { Reading: { fields: { value: 'integer' } } },
        replicas: { KnownMeter: { of: 'meters.Meter', fields: ['place'] } },
      },
    },
  };
}
