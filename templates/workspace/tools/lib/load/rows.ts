import type { Fields } from '../requests.ts';
import { vary } from '../vary.ts';
import type { Send } from './client.ts';
import type { Facts, Operation, Service } from './facts.ts';

/** Why an operation cannot be asked as its contract says: what came instead. */
export class Unable extends Error {
  /** Whether the system has failed, and not what it was asked. */
  readonly isFailure: boolean;

  constructor(message: string, isFailure = false) {
    super(message);
    this.isFailure = isFailure;
  }
}

/** Rows, made as a user makes them: what rows refer to is made before them. */
export class Rows {
  readonly #services: ReadonlyMap<string, Service>;
  readonly #send: Send;
  /** Keys of rows that others refer to: one for each user. */
  readonly #keys = new Map<string, Promise<unknown>>();

  constructor({ services }: Pick<Facts, 'services'>, send: Send) {
    this.#services = new Map(services.map((service) => [service.name, service]));
    this.#send = send;
  }

  /**
   * A new row of the entity.
   * @throws Unable where no public operation makes one, or refuses to
   */
  async make(service: Service, entity: string, token: string): Promise<Fields> {
    const operation = service.operations.find(
      ({ action, expose, entity: made }) =>
        action === 'create' && expose === 'public' && made === entity,
    );
    if (operation === undefined) throw new Unable(`nothing public makes a ${entity}`);
    const input = await this.inputOf(service, operation, token);
    const answer = await this.#send({ operation, row: {}, input, token });
    if (answer.status !== operation.status) throw refused(operation, answer);
    if (operation.output !== 'entity')
      throw new Unable(`${operation.name} does not say what it made`);
    return JSON.parse(answer.text) as Fields;
  }

  /**
   * A row to look at: one that a list has, where only others make it.
   * @throws Unable where there is none
   */
  async find(service: Service, entity: string, token: string): Promise<Fields> {
    try {
      return await this.make(service, entity, token);
    } catch (error) {
      const listed =
        error instanceof Unable ? await this.#first(service, entity, token) : undefined;
      if (listed === undefined) throw error;
      return listed;
    }
  }

  async #first(service: Service, entity: string, token: string): Promise<Fields | undefined> {
    const operation = service.operations.find(
      ({ action, expose, entity: listed, params }) =>
        action === 'list' && expose === 'public' && listed === entity && params.length === 0,
    );
    if (operation === undefined) return undefined;
    const { status, text } = await this.#send({ operation, row: {}, input: {}, token });
    if (status !== operation.status) return undefined;
    const answer = JSON.parse(text) as Fields[] | { items: Fields[] };
    return (Array.isArray(answer) ? answer : answer.items)[0];
  }

  /**
   * Input that the contract takes: unique values are new, and what is referred to is there.
   * @throws Unable where it cannot be made
   */
  async inputOf(service: Service, operation: Operation, token: string): Promise<Fields> {
    const { fields, references, foreign = [] } = operation.example;
    const entity = service.entities.find(({ name }) => name === operation.entity);
    const unique = new Set(entity?.fields.filter((field) => field.unique).map(({ name }) => name));
    const schema = operation.schema.body ?? operation.schema.query ?? {};
    const properties = (schema.properties ?? {}) as Readonly<Record<string, Fields>>;
    let input: Fields = { ...fields };
    for (const name of unique) {
      if (name in fields) input = { ...input, [name]: vary(properties[name] ?? {}, fields[name]) };
    }
    const own = Object.entries(references).map(([name, target]) => {
      return { path: [name], service: service.name, entity: target };
    });
    for (const { path, service: owner, entity: target } of [...own, ...foreign]) {
      const isUnique = unique.has(path[0] ?? '');
      const key = isUnique
        ? this.#makeKey(owner, target, token)
        : this.#keyOf(owner, target, token);
      input = withIn(input, path, await key) as Fields;
    }
    return input;
  }

  #keyOf(owner: string, entity: string, token: string): Promise<unknown> {
    const id = `${owner}.${entity} ${token}`;
    const known = this.#keys.get(id) ?? this.#makeKey(owner, entity, token);
    this.#keys.set(id, known);
    return known;
  }

  async #makeKey(owner: string, entity: string, token: string): Promise<unknown> {
    const service = this.#services.get(owner);
    const model = service?.entities.find(({ name }) => name === entity);
    if (service === undefined || model === undefined) throw new Unable(`no ${owner}.${entity}`);
    return (await this.make(service, entity, token))[model.key];
  }
}

/** What an operation answers that does not do what it was asked for. */
export function refused(
  operation: Operation,
  { status, text }: { status: number; text: string },
): Unable {
  if (status === 0) return new Unable(`${operation.name} does not answer: ${text}`, true);
  return new Unable(`${operation.name} answers ${status}${titleIn(text)}`, status >= 500);
}

function titleIn(text: string): string {
  try {
    const { title, code } = JSON.parse(text) as { title?: string; code?: string };
    return title === undefined ? '' : ` ${title}${code === undefined ? '' : ` (${code})`}`;
  } catch {
    return '';
  }
}

/** A copy with a value at a path; in each item of the lists on the way. */
function withIn(value: unknown, [name, ...rest]: readonly string[], key: unknown): unknown {
  if (name === undefined) return Array.isArray(value) ? [key] : key;
  if (Array.isArray(value)) return value.map((item) => withIn(item, [name, ...rest], key));
  const fields = value as Fields;
  return { ...fields, [name]: withIn(fields[name], rest, key) };
}
