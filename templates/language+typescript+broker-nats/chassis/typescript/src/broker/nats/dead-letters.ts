import { type JetStreamManager, jetstreamManager, type StoredMsg } from '@nats-io/jetstream';
import type { DeadLetter, DeadLetters, Message } from '../port.ts';
import { translate } from './errors.ts';
import type { Session } from './link.ts';
import { deadStreamOf, deadSubjectOf, serviceOf } from './names.ts';
import { toDeadLetter } from './wire.ts';

export interface DeadLettersParts {
  subscription: string;
  /** A connection, or a BrokerError. */
  session(): Promise<Session>;
  /** Gives a message to the subscription, and to no other one. */
  replay(session: Session, message: Message): Promise<void>;
}

export class NatsDeadLetters implements DeadLetters {
  readonly #parts: DeadLettersParts;
  readonly #stream: string;

  constructor(parts: DeadLettersParts) {
    this.#parts = parts;
    this.#stream = deadStreamOf(serviceOf(parts.subscription));
  }

  list({ limit, after }: { limit: number; after?: string | undefined }): Promise<DeadLetter[]> {
    return this.#ask(async (manager) => {
      const all = deadSubjectOf(this.#parts.subscription, '*');
      const last = after === undefined ? undefined : await this.#find(manager, after);
      const page: DeadLetter[] = [];
      for (let seq = (last?.seq ?? 0) + 1; page.length < limit; ) {
        const query = { next_by_subj: all, seq };
        const next = await manager.streams.getMessage(this.#stream, query);
        if (next === null) break;
        page.push(toDeadLetter(next));
        seq = next.seq + 1;
      }
      return page;
    });
  }

  get(id: string): Promise<DeadLetter | undefined> {
    return this.#ask(async (manager) => {
      const found = await this.#find(manager, id);
      return found && toDeadLetter(found);
    });
  }

  replay(id: string): Promise<boolean> {
    return this.#ask(async (manager, session) => {
      const found = await this.#find(manager, id);
      if (found === undefined) return false;
      await this.#parts.replay(session, toDeadLetter(found).message);
      await this.#remove(manager, id, found);
      return true;
    });
  }

  drop(id: string): Promise<boolean> {
    return this.#ask(async (manager) => {
      const found = await this.#find(manager, id);
      return found !== undefined && this.#remove(manager, id, found);
    });
  }

  /**
   * What was replayed may have died again by now, and has taken the place of what is to be removed.
   * @returns false where it was gone already
   */
  async #remove(manager: JetStreamManager, id: string, { seq }: StoredMsg): Promise<boolean> {
    try {
      return await manager.streams.deleteMessage(this.#stream, seq);
    } catch (error) {
      if ((await this.#find(manager, id))?.seq === seq) throw error;
      return false;
    }
  }

  async #find(manager: JetStreamManager, id: string): Promise<StoredMsg | undefined> {
    const query = { last_by_subj: deadSubjectOf(this.#parts.subscription, id) };
    return (await manager.streams.getMessage(this.#stream, query)) ?? undefined;
  }

  async #ask<T>(work: (manager: JetStreamManager, session: Session) => Promise<T>): Promise<T> {
    try {
      const session = await this.#parts.session();
      return await work(await jetstreamManager(session.connection, { checkAPI: false }), session);
    } catch (error) {
      throw translate(error);
    }
  }
}
