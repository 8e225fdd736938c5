// Generated from microservices.yaml: change it there.
import type * as messaging from '@local/chassis/messaging';

/** Payload of `franking.charge-made.v1`. */
export interface ChargeMadeV1 {
  letterId: string;
}

/** By event: what its payload is made of, in all its versions. */
export interface Payloads {
  'charge-made': ChargeMadeV1;
}

export const events: messaging.EventModel[] = [
  {
    "name": "charge-made",
    "version": 1,
    "topic": "franking.charge-made.v1",
    "key": "letterId",
    "payload": [
      {
        "field": "letterId",
        "from": "letterId"
      }
    ],
    "contract": "contracts/events/franking/charge-made.v1.json",
    "schema": {
      "type": "object",
      "required": [
        "letterId"
      ],
      "properties": {
        "letterId": {
          "type": "string",
          "format": "uuid"
        }
      }
    }
  }
];
