import { type JetStreamClient, jetstream } from '@nats-io/jetstream';
import { type ConnectionOptions, connect, type NatsConnection } from '@nats-io/transport-node';
import { Backoff } from '../backoff.ts';
import { BrokerError } from '../errors.ts';
import { pause } from '../pause.ts';
import type { BrokerOptions } from '../port.ts';
import { translate } from './errors.ts';
import { inboxesOf } from './names.ts';

/** A connection that is up. */
export interface Session {
  readonly connection: NatsConnection;
  readonly js: JetStreamClient;
  /** Aborted when it is gone. */
  readonly signal: AbortSignal;
}

/**
 * Connects when first asked, and again for ever. Not left to the client: it would keep what is
 * published meanwhile, as long as the broker is away.
 */
export class Link {
  readonly #url: string;
  readonly #options: BrokerOptions;
  readonly #closing = new AbortController();
  #session: Promise<Session> | undefined;
  #up: Session | undefined;

  constructor(url: string, options: BrokerOptions) {
    this.#url = url;
    this.#options = options;
  }

  /** The connection, as soon as there is one. Rejects when the link is closed. */
  session(): Promise<Session> {
    this.#session ??= this.#connect();
    return this.#session;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#up?.connection.close();
    await this.#session?.catch(() => {});
  }

  async #connect(): Promise<Session> {
    const { log } = this.#options;
    const backoff = new Backoff();
    for (let failures = 0; !this.#closing.signal.aborted; failures++) {
      try {
        const session = await this.#open();
        if (failures > 0) log.info('connected to the broker again');
        return session;
      } catch (error) {
        if (failures === 0) log.warn({ err: translate(error) }, 'cannot connect to the broker');
        await pause(backoff.next(), this.#closing.signal);
      }
    }
    throw new BrokerError('unavailable', { detail: 'closed' });
  }

  async #open(): Promise<Session> {
    const connection = await connect({
      ...optionsOf(this.#url),
      name: this.#options.name,
      inboxPrefix: inboxesOf(this.#options.name),
      reconnect: false,
      timeout: 5_000,
      pingInterval: 5_000,
      maxPingOut: 2,
    });
    const lost = new AbortController();
    const session = { connection, js: jetstream(connection), signal: lost.signal };
    this.#up = session;
    void connection.closed().then((error) => {
      this.#session = undefined;
      this.#up = undefined;
      if (error) this.#options.log.warn({ err: error }, 'a connection to the broker broke');
      lost.abort(new BrokerError('unavailable', { cause: error }));
    });
    if (this.#closing.signal.aborted) await connection.close();
    return session;
  }
}

/** `nats://user:password@host:4222`, `nats://token@host:4222`, `tls://` for TLS. */
export function optionsOf(url: string): ConnectionOptions {
  const { protocol, host, username, password } = new URL(url);
  const [user, pass] = [decodeURIComponent(username), decodeURIComponent(password)];
  return {
    servers: host,
    ...(protocol === 'tls:' && { tls: {} }),
    ...(pass !== '' && { user, pass }),
    ...(pass === '' && user !== '' && { token: user }),
  };
}
