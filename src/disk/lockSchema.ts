const id = { type: 'string', pattern: '^[0-9a-f]{40}$' };
const port = { type: 'integer', minimum: 1, maximum: 65535 };
const name = { type: 'string', pattern: '^[A-Za-z0-9_.-]{1,128}$' };
const serviceName = { type: 'string', pattern: '^[a-z0-9-]{1,128}$' };
/** `gateway`, or the folder of a service. */
const processName = { type: 'string', pattern: '^[a-z0-9-]+(/[a-z0-9-]+)?$' };
const filesByPath = { type: 'object', additionalProperties: id };

const column = closed(
  {
    name,
    formerly: name,
    type: name,
    array: { type: 'boolean' },
    optional: { type: 'boolean' },
    unique: { type: 'boolean' },
    values: { type: 'array', items: { type: 'string' } },
    references: name,
    minimum: { type: 'number' },
    maximum: { type: 'number' },
    maxLength: { type: 'integer' },
    default: {},
  },
  ['name', 'type'],
);

const names = byName(name);
const table = closed(
  {
    name,
    columns: { type: 'array', items: column },
    key: name,
    indexes: { type: 'array', items: { type: 'array', items: name } },
    view: closed({ name, columns: names }),
  },
  ['name', 'columns', 'key', 'indexes'],
);
const schema = closed(
  {
    tables: { type: 'array', items: table },
    chassis: { type: 'array', items: { type: 'string', enum: ['inbox', 'outbox'] } },
  },
  ['tables'],
);
const renames = closed({ tables: names, columns: byName(names) }, []);
const schemaStep = closed({ name, store: name, renames, schema }, ['name', 'schema']);

/** JSON Schema of `Lock`; what a path may be is checked by `isRepoPath`. */
export const lockSchema = closed(
  {
    generator: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+(-[\\w.-]+)?$' },
    blueprint: { type: 'object' },
    history: closed(
      {
        ports: byName(closed({ api: port, admin: port }), processName),
        schemas: byName({ type: 'array', items: schemaStep }),
        names: byName({ type: 'array', items: serviceName }, serviceName),
      },
      ['ports', 'schemas'],
    ),
    files: filesByPath,
    written: filesByPath,
  },
  ['generator', 'blueprint', 'history', 'files'],
);

function closed(properties: Record<string, object>, required = Object.keys(properties)): object {
  return { type: 'object', properties, required, additionalProperties: false };
}

function byName(value: object, propertyNames: object = name): object {
  return { type: 'object', propertyNames, additionalProperties: value };
}
