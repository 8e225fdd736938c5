import assert from 'node:assert/strict';
import { signToken } from '../../tools/lib/keys.ts';
import { clause, each, NotHere } from '../lib/clause.ts';
import { type Answer, ask, assertProblem } from '../lib/client.ts';
import { issuer, shared, sharedGateway } from '../lib/fleet.ts';
import { badTokens, epoch, goodClaims, type Issuer, startIssuer } from '../lib/issuer.ts';
import {
  type Member,
  members,
  type Request,
  send,
  sharedMember,
  startMember,
} from '../lib/members.ts';
import type { Running } from '../lib/processes.ts';
import { callerHeaders, pathOf } from '../lib/rows.ts';
import { everyScope, type Operation, services } from '../lib/system.ts';
import { until } from '../lib/until.ts';

/** Everything that answers callers: each service with all it has, the gateway with what is public. */
interface Door {
  name: string;
  operations: readonly Operation[];
  open(): Promise<Running>;
}

const doors: readonly Door[] = [
  ...services.map((service) => ({
    name: service.name,
    operations: service.operations,
    open: () => shared(service),
  })),
  {
    name: 'gateway',
    operations: services.flatMap(({ operations }) =>
      operations.filter(({ expose }) => expose === 'public'),
    ),
    open: sharedGateway,
  },
];

/** Each operation of a door that asks for scopes of users, with a way to ask for it that changes nothing. */
async function guarded(
  { operations, open }: Door,
  check: (
    operation: Operation & { auth: readonly string[] },
    knock: (headers: Record<string, string>) => Promise<Answer>,
  ) => Promise<void>,
): Promise<void> {
  const { api } = await open();
  let found = 0;
  for (const operation of operations) {
    const caller = callerHeaders(await issuer(), operation);
    // The calling service is enough for some.
    const needsUser = operation.auth.length > 0 || Object.keys(caller).length === 0;
    if (operation.auth === 'anonymous' || !needsUser) continue;
    found += 1;
    await check(operation as Operation & { auth: readonly string[] }, (headers) =>
      // A parameter that no contract has: who gets past the door is told so, and nothing is done.
      ask(`${api}${pathOf(operation, {})}?no-such-parameter=1`, {
        method: operation.method,
        headers: { ...caller, ...headers },
      }),
    );
  }
  if (found === 0) throw new NotHere('every operation is anonymous');
}

/** What a caller gets who was let in, and asked for something that is not in the contract. */
function assertLetIn(answer: Answer): void {
  assertProblem(answer, 'validation-failed', 400);
}

clause('AUT-1 an operation that is not anonymous needs a token', (t) =>
  each(t, doors, (door) =>
    guarded(door, async (operation, knock) => {
      const without = await knock({});
      assertProblem(without, 'unauthenticated', 401);
      assert.equal(without.headers['www-authenticate'], 'Bearer', operation.name);
      const good = (await issuer()).token({ scope: operation.auth.join(' ') });
      assertLetIn(await knock({ authorization: `Bearer ${good}` }));
      assertLetIn(await knock({ authorization: `bearer ${good}` }));
    }),
  ),
);

clause('AUT-2 a token that is not good in any way is refused, and which way is not told', (t) =>
  each(t, doors, async (door) => {
    const bad = badTokens(await issuer());
    const told = new Set<string>();
    await guarded(door, async (operation, knock) => {
      for (const { name, header } of bad) {
        const answer = await knock({ authorization: header });
        assert.equal(answer.status, 401, `a token ${name} at ${operation.name}: ${answer.text}`);
        assertProblem(answer, 'unauthenticated', 401);
        assert.equal(answer.headers['www-authenticate'], 'Bearer error="invalid_token"', name);
        const { traceId: _, ...body } = answer.json;
        told.add(JSON.stringify(body));
      }
    });
    assert.equal(told.size, 1, [...told].join('\n'));
  }),
);

clause('AUT-3 each scope of the operation is needed, and those that lack are named', (t) =>
  each(t, doors, (door) =>
    guarded(door, async ({ auth, name }, knock) => {
      const { token } = await issuer();
      const withScopes = (claims: object) =>
        knock({ authorization: `Bearer ${token({ scope: undefined, ...claims })}` });
      for (const lacking of auth) {
        const others = everyScope.split(' ').filter((scope) => scope !== lacking);
        const answer = await withScopes({ scope: others.join(' ') });
        assertProblem(answer, 'forbidden', 403);
        assert.deepEqual(answer.json.missing, [lacking], name);
        assert.equal(
          answer.headers['www-authenticate'],
          `Bearer error="insufficient_scope", scope="${auth.join(' ')}"`,
        );
      }
      if (auth.length > 0) {
        assert.deepEqual((await withScopes({})).json.missing, auth);
        const near = auth.map((scope) => `${scope}x`).join(' ');
        assertProblem(await withScopes({ scope: near }), 'forbidden', 403);
      }
      assertLetIn(await withScopes({ scp: auth }));
      assertLetIn(await withScopes({ scp: auth.join(' ') }));
      assertLetIn(await withScopes({ scope: auth.join(' ') }));
    }),
  ),
);

clause('AUT-4 an anonymous operation does not look at the token', (t) =>
  each(t, doors, async ({ operations, open }) => {
    const { api } = await open();
    const anonymous = operations.filter(({ auth }) => auth === 'anonymous');
    if (anonymous.length === 0) throw new NotHere('no operation is anonymous');
    for (const operation of anonymous) {
      for (const authorization of [undefined, 'Bearer nonsense', 'Basic dXNlcjpwYXNzd29yZA==']) {
        const url = `${api}${pathOf(operation, {})}?no-such-parameter=1`;
        assertLetIn(await ask(url, { method: operation.method, headers: { authorization } }));
      }
    }
  }),
);

const claimed = {
  'x-user': 'somebody',
  'x-user-id': 'somebody',
  'x-auth-request-user': 'somebody',
  'x-forwarded-user': 'somebody',
  'x-scopes': everyScope,
  'x-client-id': 'gateway',
  'remote-user': 'somebody',
  'proxy-authorization': 'Bearer something',
  cookie: 'token=something',
};

clause('AUT-5 no other header says who calls', (t) =>
  each(t, doors, (door) =>
    guarded(door, async (_, knock) => {
      assertProblem(await knock({ ...claimed }), 'unauthenticated', 401);
    }),
  ),
);

/** Asks for something that needs a token. */
type Knock = (token: string) => Promise<Answer>;

function knockAt(member: Member, running: Running): Knock {
  const operations = member.service?.operations ?? doors.at(-1)?.operations ?? [];
  const operation = operations.find(({ auth }) => auth !== 'anonymous');
  if (operation === undefined) throw new NotHere('every operation is anonymous');
  const path = `${pathOf(operation, {})}?no-such-parameter=1`;
  const request: Request = { operation, method: operation.method, path, headers: {} };
  return (token) => send(running, request, { headers: { authorization: `Bearer ${token}` } });
}

/** A process with an issuer of its own. */
async function alone(member: Member): Promise<{ trusted: Issuer; knock: Knock }> {
  const trusted = await startIssuer();
  const running = await startMember(member, { AUTH_JWKS_URL: trusted.jwksUrl });
  return { trusted, knock: knockAt(member, running) };
}

/** Let in: whatever is said then is said by what is behind the door. */
function isLetIn({ status }: Answer): boolean {
  return status === 400 || status === 200;
}

clause('AUT-6 a token is good no longer than its exp', (t) =>
  each(t, members, async (member) => {
    const knock = knockAt(member, await sharedMember(member));
    const { token: make } = await issuer();
    assert.ok(isLetIn(await knock(make())));
    const tolerance = 5;
    const exp = epoch() - tolerance + 2;
    const token = make({ exp });
    assert.ok(isLetIn(await knock(token)), 'within the tolerance');
    await until('it is refused', async () => (await knock(token)).status === 401, 4_000);
    assert.ok(Date.now() / 1_000 < exp + tolerance + 1);
  }),
);

clause(
  'AUT-7 keys are fetched when needed and kept; unknown ones at most once in 30 seconds',
  (t) =>
    each(t, members, async (member) => {
      const { trusted, knock } = await alone(member);
      assert.equal(trusted.fetches(), 0, 'not before they are needed');
      const many = Array.from({ length: 20 }, (_, index) =>
        trusted.token({ sub: `user-${index}` }),
      );
      for (const answer of await Promise.all(many.map(knock))) assert.ok(isLetIn(answer));
      assert.equal(trusted.fetches(), 1);
      for (let index = 0; index < 20; index += 1) {
        const unknown = signToken({ ...trusted.key, id: `unknown-${index}` }, goodClaims());
        assertProblem(await knock(unknown), 'unauthenticated', 401);
      }
      assert.ok(trusted.fetches() <= 2, `${trusted.fetches()} fetches`);
    }),
);

clause(
  'AUT-8 while the issuer is away, known keys are good, and unknown ones no reason for 401',
  (t) =>
    each(t, members, async (member) => {
      const { trusted, knock } = await alone(member);
      trusted.away(true);
      assertProblem(await knock(trusted.token()), 'unavailable', 503);
      trusted.away(false);
      await until('the issuer is asked again', async () => isLetIn(await knock(trusted.token())));
      trusted.away(true);
      assert.ok(isLetIn(await knock(trusted.token({ sub: 'another' }))));
    }),
);
