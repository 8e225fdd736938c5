import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasMessaging } from '../../tools/lib/system.ts';
import { clause, each } from '../lib/clause.ts';
import { cleanUp } from '../lib/cleanup.ts';
import { ask, type Json } from '../lib/client.ts';
import { sharedStore } from '../lib/fleet.ts';
import { type Member, members, send, sharedMember, startMember } from '../lib/members.ts';
import { oncePer } from '../lib/once.ts';
import { complete, launch, type Process } from '../lib/processes.ts';
import { migrateProgram } from '../lib/programs.ts';

/** Each bad in a way of its own; all but the last of a form that is not plain decimal. */
const badNumbers = {
  PORT: '8e3',
  ADMIN_PORT: '0x50',
  BODY_LIMIT_BYTES: '80 80',
  REQUEST_TIMEOUT_MS: '1.5',
  SHUTDOWN_DELAY_MS: '+5',
  OTEL_TRACES_SAMPLER_ARG: '1e-1',
  SHUTDOWN_GRACE_MS: '0',
};

const bad = {
  ...badNumbers,
  NODE_ENV: 'staging',
  LOG_LEVEL: 'loud',
  AUTH_JWKS_URL: 'ftp://issuer.example.com/keys',
  AUTH_ALGORITHMS: 'HS256',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'collector',
};

const badOfServices = {
  DATABASE_URL: 'mysql://somebody:do-not-print-this@host/database',
  DATABASE_POOL_SIZE: '0',
};

const badOfGateway = {
  RATE_LIMIT_REQUESTS: '0',
  RATE_LIMIT_WINDOW_SECONDS: '1m',
  CORS_ORIGINS: '*',
  TRUST_PROXY: 'yes',
  MAX_HEADER_BYTES: '12',
};

const badOfMessaging = { BROKER_URL: 'mysql://somebody:do-not-print-this@host/broker' };

function badOf({ service }: Member): Record<string, string> {
  if (service === undefined) return { ...bad, ...badOfGateway };
  return { ...bad, ...badOfServices, ...(hasMessaging(service) && badOfMessaging) };
}

const allBad = oncePer(async (member: Member) => {
  const program = await member.program(badOf(member));
  return complete(program);
});

/** An empty value counts as not set. */
function without(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, '']));
}

const allMissing = oncePer(async (member: Member) =>
  complete(await member.program({ ...without(member.required), NODE_ENV: 'production' })),
);

/** What the one fatal line says, per setting. */
function problemsOf({ lines }: Process): Record<string, string> {
  const fatal = lines.filter(({ level }) => level === 'fatal');
  assert.equal(fatal.length, 1, 'one line tells everything');
  const problems = fatal[0]?.problems as { setting: string; problem: string }[];
  assert.ok(Array.isArray(problems), JSON.stringify(fatal[0]));
  const told = Object.fromEntries(problems.map(({ setting, problem }) => [setting, problem]));
  assert.equal(Object.keys(told).length, problems.length, 'each setting is told once');
  return told;
}

/** A port that somebody else has, and how often somebody came. */
async function takenPort(): Promise<{ port: number; visits: () => number }> {
  let visits = 0;
  const server = createServer((socket) => {
    visits += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUp(() => server.close());
  return { port: (server.address() as { port: number }).port, visits: () => visits };
}

clause('CFG-1 settings come from the environment alone, before a port or a store is touched', (t) =>
  each(t, members, async (member) => {
    const { port, visits } = await takenPort();
    const early = await complete(
      await member.program({
        LOG_LEVEL: 'loud',
        PORT: `${port}`,
        ...(member.service?.datastore === 'postgres' && {
          DATABASE_URL: `postgres://somebody@127.0.0.1:${port}/database`,
        }),
      }),
    );
    assert.equal(early.code, 78, 'the setting is refused before the port is found to be taken');
    assert.equal(visits(), 0, 'no store was touched');

    const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
    cleanUp(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, '.env'), 'LOG_LEVEL=loud\nPORT=nowhere\n');
    const { cwd, file, env } = await member.program();
    const running = await launch({ cwd: folder, file: join(cwd, file), ...(env && { env }) });
    assert.equal((await running.stop()).code, 0);
  }),
);

clause(
  'CFG-2 everything that is missing or bad is told at once, and the process exits with 78',
  (t) =>
    each(t, members, async (member) => {
      const wrong = await allBad(member);
      assert.equal(wrong.code, 78);
      assert.deepEqual(Object.keys(problemsOf(wrong)).sort(), Object.keys(badOf(member)).sort());
      const missing = await allMissing(member);
      assert.equal(missing.code, 78);
      assert.deepEqual(Object.keys(problemsOf(missing)).sort(), [...member.required].sort());
      for (const { lines } of [wrong, missing]) {
        assert.ok(!lines.some(({ msg }) => msg === 'listening'), 'nothing was started');
      }
    }),
);

clause(
  'CFG-3 a secret is printed nowhere, and another bad value is quoted next to what is allowed',
  (t) =>
    each(t, members, async (member) => {
      const wrong = await allBad(member);
      const said = [...wrong.output, ...wrong.errors].join('\n');
      assert.ok(!said.includes('do-not-print-this'), said);
      const { LOG_LEVEL: level = '', SHUTDOWN_GRACE_MS: grace = '' } = problemsOf(wrong);
      assert.match(level, /loud.*warn/);
      assert.match(grace, /0.*3600000/);

      const { env = {} } = await member.program();
      const password = new URL(env.DATABASE_URL ?? 'none://').password;
      if (password === '') return;
      const running = await sharedMember(member);
      await send(running, await member.light(running));
      assert.ok(!running.output.join('\n').includes(password));
    }),
);

clause('CFG-4 empty is not set, and numbers are plain decimal digits', (t) =>
  each(t, members, async (member) => {
    const told = problemsOf(await allBad(member));
    for (const name of Object.keys(badNumbers)) assert.ok(name in told, name);
    const optional = [...Object.keys(bad), 'DATABASE_POOL_SIZE', 'RATE_LIMIT_REQUESTS', 'HOST'];
    const unset = optional.filter(
      (name) => !['PORT', 'ADMIN_PORT', 'AUTH_JWKS_URL'].includes(name),
    );
    const running = await startMember(member, {
      ...without(unset),
      SHUTDOWN_DELAY_MS: '0',
      OTEL_TRACES_SAMPLER_ARG: '0.5',
    });
    assert.equal((await running.stop()).code, 0);
  }),
);

clause('CFG-5 settings that contradict each other are bad settings', (t) =>
  each(t, members, async (member) => {
    const { port } = await takenPort();
    const wrong = await complete(
      await member.program({
        PORT: `${port}`,
        ADMIN_PORT: `${port}`,
        SHUTDOWN_DELAY_MS: '1000',
        SHUTDOWN_GRACE_MS: '1000',
      }),
    );
    assert.equal(wrong.code, 78);
    const told = Object.keys(problemsOf(wrong));
    assert.ok(told.includes('PORT') || told.includes('ADMIN_PORT'), told.join());
    assert.ok(
      told.some((name) => name.startsWith('SHUTDOWN_')),
      told.join(),
    );
  }),
);

clause('CFG-6 no secret has a default, in any mode', (t) =>
  each(t, members, async (member) => {
    for (const mode of ['development', 'production']) {
      const run =
        mode === 'production'
          ? await allMissing(member)
          : await complete(
              await member.program({ ...without(member.required), NODE_ENV: 'development' }),
            );
      assert.equal(run.code, 78);
      const told = problemsOf(run);
      for (const name of member.secrets) assert.ok(name in told, `${name} in ${mode}`);
    }
    if (member.service === undefined) return;
    const migration = migrateProgram(member.service, '');
    const run = await complete(migration);
    assert.equal(run.code, 78);
    assert.deepEqual(Object.keys(problemsOf(run)), ['MIGRATION_DATABASE_URL']);
  }),
);

clause('CFG-7 one line tells the ports that were really taken', (t) =>
  each(t, members, async (member) => {
    const running = await sharedMember(member);
    const told = running.lines.filter(({ msg }) => msg === 'listening');
    assert.equal(told.length, 1);
    const { level, host, port, admin_port: admin } = told[0] as Json;
    assert.deepEqual({ level, host }, { level: 'info', host: '127.0.0.1' });
    assert.ok(port > 0 && admin > 0 && port !== admin);
    assert.equal((await ask(`http://127.0.0.1:${admin}/livez`)).status, 200);
    const { status } = await send({ api: `http://127.0.0.1:${port}` }, await member.light(running));
    assert.equal(status, 200);
  }),
);

clause('CFG-8 a port that is in use is one fatal line and exit 1', (t) =>
  each(t, members, async (member) => {
    const { port } = await takenPort();
    for (const setting of ['PORT', 'ADMIN_PORT']) {
      const run = await complete(await member.program({ [setting]: `${port}` }));
      assert.equal(run.code, 1, setting);
      assert.equal(run.lines.filter(({ level }) => level === 'fatal').length, 1, setting);
    }
    if (member.service === undefined) return;
    const { owner } = await sharedStore(member.service);
    const gone = owner.replace(/(\w+)(\.sqlite)?$/, 'no-such-folder/$1');
    const run = await complete(migrateProgram(member.service, gone));
    assert.equal(run.code, 1);
    assert.equal(run.lines.filter(({ level }) => level === 'fatal').length, 1);
  }),
);

clause('CFG-9 a secret may stand in a file', (t) =>
  each(t, members, async (member) => {
    // The gateway has none.
    if (member.service === undefined) return;
    const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
    cleanUp(() => rmSync(folder, { recursive: true }));
    const { env = {} } = await member.program();
    const inFiles: Record<string, string> = {};
    const gone: Record<string, string> = {};
    for (const name of member.secrets) {
      const path = join(folder, name);
      writeFileSync(path, `${env[name]}\n`);
      inFiles[`${name}_FILE`] = path;
      gone[`${name}_FILE`] = join(folder, 'gone');
    }
    const unset = without(member.secrets);
    const running = await startMember(member, { ...unset, ...inFiles });
    assert.equal((await running.stop()).code, 0);
    for (const wrong of [inFiles, { ...unset, ...gone }]) {
      const run = await complete(await member.program(wrong));
      assert.equal(run.code, 78);
      assert.deepEqual(Object.keys(problemsOf(run)).sort(), Object.keys(inFiles).sort());
    }
  }),
);
