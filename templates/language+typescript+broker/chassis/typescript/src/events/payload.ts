import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { finder } from '../api/finder.ts';
import { own, type Values } from '../data/columns.ts';
import type { EntityModel, OperationModel } from '../model.ts';
import type { EventModel } from './model.ts';

/** Gives the payload of an event for what an operation did. */
export type Fill = (row: object, input: Values) => Values;

/**
 * Fills fields by the name that each is from: in the input, then in the row. An event that tells of
 * a row is filled from the row alone: a rule may have stored something else than was asked for.
 */
export function filler(event: EventModel, operation: OperationModel, entity: EntityModel): Fill {
  const find = finder(operation, entity);
  const fields = event.payload.map(({ field, from }) => ({ field, find: find(from) }));
  const nothing: Values = {};

  return (row, input) => {
    const source = event.ofRow ? nothing : input;
    const payload: Record<string, unknown> = {};
    for (const { field, find } of fields) {
      const value = find(row as Values, source);
      if (value !== undefined) payload[field] = value;
    }
    return payload;
  };
}

/** The part of given values that is the payload of this version. */
export function picked(event: EventModel, values: Values): Values {
  const payload: Record<string, unknown> = {};
  for (const { field } of event.payload) {
    const value = own(values, field);
    if (value !== undefined) payload[field] = value;
  }
  return payload;
}

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
formats.default(ajv);

/** A payload that is not what the contract promises to others: a fault of ours, and not of a caller. */
export class PayloadError extends Error {
  override readonly name = 'PayloadError';
}

/** @returns what throws a `PayloadError`, which names places and never values */
export function payloadCheck({
  topic,
  contract,
  schema,
}: Pick<EventModel, 'topic' | 'contract' | 'schema'>): (payload: Values) => void {
  const fits: ValidateFunction = ajv.compile(schema);
  return (payload) => {
    if (fits(payload)) return;
    const [fault] = fits.errors ?? [];
    const place = fault?.instancePath || 'it';
    throw new PayloadError(`${topic} does not fit ${contract}: ${place} ${fault?.message}`);
  };
}
