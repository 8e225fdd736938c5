import type { Values } from '../data/columns.ts';
import type { Request } from '../http/route.ts';
import type { JsonSchema, OperationModel } from '../model.ts';

/** Reads what a caller gives to an operation, with the contract's defaults for what is left out. */
export function inputReader({ method, input, schema }: OperationModel): (r: Request) => Values {
  const inQuery = method === 'GET' || method === 'DELETE';
  const defaults = defaultsOf(inQuery ? schema.query : schema.body, input);
  return (request) => {
    const given = inQuery ? request.query : request.body;
    return { ...defaults, ...(given as Values | undefined) };
  };
}

function defaultsOf(schema: JsonSchema | undefined, names: readonly string[]): Values {
  const properties = (schema?.properties ?? {}) as Record<string, JsonSchema | undefined>;
  return Object.fromEntries(
    names
      .map((name) => [name, properties[name]?.default] as const)
      .filter(([, value]) => value !== undefined),
  );
}

/** The fields that the path parameters select by, with their values. */
export function selectedBy({ params }: OperationModel, request: Request): Values {
  return Object.fromEntries(params.map(({ name, field }) => [field, request.params[name]]));
}
