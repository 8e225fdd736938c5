/**
 * What an account of a service needs, and no more: to write to its own exchanges and to read from
 * its own queues. Regular expressions over names.
 * https://www.rabbitmq.com/docs/access-control#authorisation
 */
export function permissionsOf(service: string) {
  return {
    configure: '^$',
    write: `^(events|dead|replay)\\.${service}$`,
    read: `^${service}\\..*$`,
  };
}
