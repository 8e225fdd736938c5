import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { describe, test } from 'node:test';
import { clientAddress, clientNetwork } from '../src/limits/client-address.ts';
import { limitField, policyField } from '../src/limits/rate-limit-fields.ts';
import { RateLimiter } from '../src/limits/rate-limiter.ts';

/** A clock that stands until it is told to go on. */
function clock() {
  let ms = 1_000;
  return {
    now: () => ms,
    pass(by: number) {
      ms += by;
    },
  };
}

describe('RateLimiter', () => {
  const policy = { requests: 3, windowSeconds: 10 };

  test('counts down, refuses, and begins anew with the next window', () => {
    const time = clock();
    const limiter = new RateLimiter(policy, 10, time.now);
    const take = () => limiter.take('a');
    assert.deepEqual(take(), { allowed: true, remaining: 2, resetSeconds: 10 });
    time.pass(4_500);
    assert.deepEqual(take(), { allowed: true, remaining: 1, resetSeconds: 6 });
    assert.deepEqual(take(), { allowed: true, remaining: 0, resetSeconds: 6 });
    assert.deepEqual(take(), { allowed: false, remaining: 0, resetSeconds: 6 });
    time.pass(5_499);
    assert.deepEqual(take(), { allowed: false, remaining: 0, resetSeconds: 1 });
    time.pass(1);
    assert.deepEqual(take(), { allowed: true, remaining: 2, resetSeconds: 10 });
  });

  test('tells no second more than a window has, whatever fraction of one it is', () => {
    // The sum with a minute is rounded up.
    const limiter = new RateLimiter({ requests: 1, windowSeconds: 60 }, 10, () => 5_556.41975142);
    assert.equal(limiter.take('a').resetSeconds, 60);
  });

  test('each client has its own', () => {
    const limiter = new RateLimiter({ requests: 1, windowSeconds: 10 }, 10, clock().now);
    assert.equal(limiter.take('a').allowed, true);
    assert.equal(limiter.take('a').allowed, false);
    assert.equal(limiter.take('b').allowed, true);
  });

  test('gives back what was not used', () => {
    const limiter = new RateLimiter({ requests: 1, windowSeconds: 10 }, 10, clock().now);
    limiter.take('a');
    limiter.giveBack('a');
    limiter.giveBack('a');
    assert.equal(limiter.take('a').allowed, true);
    assert.equal(limiter.take('a').allowed, false);
  });

  test('remembers no more clients than it may, and none for longer than a window', () => {
    const time = clock();
    const limiter = new RateLimiter(policy, 100, time.now);
    for (let client = 0; client < 1_000; client += 1) {
      limiter.take(`client ${client}`);
      time.pass(1);
    }
    assert.equal(limiter.size, 100);
    assert.equal(limiter.take('client 999').remaining, 1, 'the newest are kept');
    time.pass(10_000);
    limiter.take('another');
    assert.equal(limiter.size, 1);
  });
});

test('the fields of draft-ietf-httpapi-ratelimit-headers', () => {
  assert.equal(policyField({ requests: 100, windowSeconds: 60 }), '"default";q=100;w=60');
  const allowance = { allowed: true, remaining: 7, resetSeconds: 12 };
  assert.equal(limitField(allowance), '"default";r=7;t=12');
});

describe('the address of a client', () => {
  const from = (remoteAddress: string, forwardedFor?: string) =>
    ({
      socket: { remoteAddress },
      headers: { 'x-forwarded-for': forwardedFor },
    }) as unknown as IncomingMessage;

  for (const [name, request, trusted, expected] of [
    ['is the peer', from('192.0.2.1'), false, '192.0.2.1'],
    ['is written as IPv4 where it is one', from('::ffff:192.0.2.1'), false, '192.0.2.1'],
    ['is no claim of the client', from('192.0.2.1', '10.0.0.1'), false, '192.0.2.1'],
    [
      'is the last one that a proxy names',
      from('192.0.2.1', '10.0.0.1, 10.0.0.2'),
      true,
      '10.0.0.2',
    ],
    ['is the peer where the proxy names none', from('192.0.2.1'), true, '192.0.2.1'],
    ['is the peer where the proxy names nonsense', from('192.0.2.1', 'a, <b>'), true, '192.0.2.1'],
  ] as const) {
    test(name, () => assert.equal(clientAddress(request, trusted), expected));
  }

  for (const [address, network] of [
    ['192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64'],
  ] as const) {
    test(`${address} belongs to ${network}`, () => assert.equal(clientNetwork(address), network));
  }
});
