import type { Channel, Connection, Envelope, SyncMessage } from 'rabbitmq-client';
import type { DeadLetter, DeadLetters } from '../port.ts';
import { translate } from './errors.ts';
import { deadQueueOf, replaysOf, serviceOf } from './names.ts';
import { toDeadLetter, toEnvelope } from './wire.ts';

type Publish = (envelope: Envelope, data: string) => Promise<void>;

/**
 * A queue can be read from its head only: what was read and is not wanted goes back, in its order,
 * when the channel is closed. Nobody else sees it meanwhile, so those who read here take turns.
 */
export class RabbitmqDeadLetters implements DeadLetters {
  readonly #connection: Connection;
  readonly #publish: Publish;
  readonly #subscription: string;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(connection: Connection, publish: Publish, subscription: string) {
    this.#connection = connection;
    this.#publish = publish;
    this.#subscription = subscription;
  }

  list({ limit, after }: { limit: number; after?: string | undefined }): Promise<DeadLetter[]> {
    return this.#read(async (letters) => {
      const page: DeadLetter[] = [];
      const seen = new Set<string>();
      let reached = after === undefined;
      while (page.length < limit) {
        const next = await letters.next();
        if (next === undefined) break;
        const { letter } = next;
        // Written twice where its consumer ended between that and the acknowledgement.
        if (seen.has(letter.message.id)) continue;
        seen.add(letter.message.id);
        if (reached) page.push(letter);
        reached ||= letter.message.id === after;
      }
      return page;
    });
  }

  get(id: string): Promise<DeadLetter | undefined> {
    return this.#read(async (letters) => (await letters.find(id))?.letter);
  }

  replay(id: string): Promise<boolean> {
    return this.#take(id, async ({ message }) => {
      const exchange = replaysOf(serviceOf(this.#subscription));
      const envelope = { ...toEnvelope(message), exchange, routingKey: this.#subscription };
      await this.#publish(envelope, message.data);
    });
  }

  drop(id: string): Promise<boolean> {
    return this.#take(id, async () => {});
  }

  #take(id: string, use: (letter: DeadLetter) => Promise<void>): Promise<boolean> {
    return this.#read(async (letters) => {
      // All of them before it is used: replayed, it may die again at once, and that letter stays.
      const all: Found[] = [];
      for (let found = await letters.find(id); found; found = await letters.find(id)) {
        all.push(found);
      }
      const [first] = all;
      if (first === undefined) return false;
      await use(first.letter);
      for (const found of all) letters.remove(found);
      return true;
    });
  }

  #read<T>(work: (letters: Reader) => Promise<T>): Promise<T> {
    const read = this.#turn.then(() => this.#readNow(work));
    this.#turn = read.catch(() => {});
    return read;
  }

  async #readNow<T>(work: (letters: Reader) => Promise<T>): Promise<T> {
    let channel: Channel | undefined;
    try {
      channel = await this.#connection.acquire({ emitErrorsFromChannel: true });
      channel.on('error', () => {});
      return await work(new Reader(channel, deadQueueOf(this.#subscription)));
    } catch (error) {
      throw translate(error);
    } finally {
      await channel?.close();
    }
  }
}

interface Found {
  letter: DeadLetter;
  tag: number;
}

class Reader {
  readonly #channel: Channel;
  readonly #queue: string;

  constructor(channel: Channel, queue: string) {
    this.#channel = channel;
    this.#queue = queue;
  }

  async next(): Promise<Found | undefined> {
    const read: SyncMessage | undefined = await this.#channel.basicGet({ queue: this.#queue });
    return read && { letter: toDeadLetter(read), tag: read.deliveryTag };
  }

  async find(id: string): Promise<Found | undefined> {
    for (;;) {
      const next = await this.next();
      if (next === undefined || next.letter.message.id === id) return next;
    }
  }

  remove({ tag }: Found): void {
    this.#channel.basicAck({ deliveryTag: tag });
  }
}
