import type { IncomingMessage } from 'node:http';
import { isIP, isIPv6 } from 'node:net';

const MAPPED_IPV4 = /^::ffff:(?=\d+\.)/i;

/**
 * The address of whoever asks. Behind a trusted proxy that is the last entry of `x-forwarded-for`,
 * the one that the proxy wrote itself: those before it are claims of the client.
 */
export function clientAddress(request: IncomingMessage, trustProxy: boolean): string {
  const peer = (request.socket.remoteAddress ?? '').replace(MAPPED_IPV4, '');
  if (!trustProxy) return peer;
  const claimed = request.headers['x-forwarded-for'];
  const last = String(claimed ?? '')
    .split(',')
    .at(-1)
    ?.trim()
    .replace(MAPPED_IPV4, '');
  return last !== undefined && isIP(last) !== 0 ? last : peer;
}

/**
 * What one client has for itself: an IPv4 address, or an IPv6 network of 64 bits (RFC 6177), since
 * every customer is given at least that and could use a new address for each request.
 */
export function clientNetwork(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address
    .replace(/%.*$/, '')
    .replace(/[\d.]+\.[\d.]+$/, '0:0')
    .split('::');
  const before = groups(head);
  const after = groups(tail ?? '');
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const all = [...before, ...Array<string>(zeros).fill('0'), ...after];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

function groups(part: string): string[] {
  return part === '' ? [] : part.split(':');
}
