import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { ConfigError, type Environment } from '../src/config.ts';
import {
  authSettings,
  databaseUrl,
  processSettings,
  readProcessSettings,
} from '../src/settings.ts';

const settings = {
  ...processSettings,
  ...authSettings(true),
  DATABASE_URL: databaseUrl(['postgres:', 'file:']),
};

const enough = {
  AUTH_JWKS_URL: 'https://issuer.test/keys',
  AUTH_ISSUER: 'https://issuer.test',
  AUTH_AUDIENCE: 'tests',
  DATABASE_URL: 'postgres://app:secret@db/things',
};

function problems(environment: Environment): Record<string, string> {
  try {
    readProcessSettings(settings, environment);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return Object.fromEntries(error.problems.map(({ setting, problem }) => [setting, problem]));
  }
  return {};
}

describe('settings', () => {
  it('have defaults', () => {
    const values = readProcessSettings(settings, enough);
    assert.equal(values.PORT, 8080);
    assert.equal(values.NODE_ENV, 'production');
    assert.equal(values.SHUTDOWN_DELAY_MS, 5_000);
    assert.deepEqual(values.AUTH_ALGORITHMS, ['RS256']);
    assert.equal(values.REQUEST_TIMEOUT_MS, undefined);
  });

  it('wait for no load balancer in development', () => {
    const values = readProcessSettings(settings, { ...enough, NODE_ENV: 'development' });
    assert.equal(values.SHUTDOWN_DELAY_MS, 0);
  });

  it('are refused all at once', () => {
    const found = problems({ PORT: '80 80', LOG_LEVEL: 'loud', AUTH_ISSUER: '  ' });
    assert.deepEqual(Object.keys(found).sort(), [
      'AUTH_AUDIENCE',
      'AUTH_ISSUER',
      'AUTH_JWKS_URL',
      'DATABASE_URL',
      'LOG_LEVEL',
      'PORT',
    ]);
    assert.equal(found.AUTH_ISSUER, 'is required');
    assert.equal(found.PORT, '"80 80" is not a whole number, 0 to 65535');
    assert.match(found.LOG_LEVEL ?? '', /^"loud" is not one of trace, debug/);
  });

  it('never show a secret', () => {
    const { DATABASE_URL } = problems({ ...enough, DATABASE_URL: 'mysql://app:hunter2@db/things' });
    assert.equal(DATABASE_URL, 'its value is not an address that begins with postgres: or file:');
  });

  it('take a secret from a file', () => {
    const { DATABASE_URL, ...others } = enough;
    const path = join(mkdtempSync(join(tmpdir(), 'config-')), 'database-url');
    writeFileSync(path, `${DATABASE_URL}\n`);
    const given = { ...others, DATABASE_URL_FILE: path };
    assert.equal(readProcessSettings(settings, given).DATABASE_URL, DATABASE_URL);
    assert.deepEqual(problems({ ...given, DATABASE_URL }), {
      DATABASE_URL_FILE: 'is set beside DATABASE_URL',
    });
    rmSync(dirname(path), { recursive: true });
    assert.match(problems(given).DATABASE_URL_FILE ?? '', /can not be read \(ENOENT\)$/);
  });

  it('that are no secrets stand in no file', () => {
    assert.deepEqual(Object.keys(problems({ ...enough, AUTH_ISSUER: '', AUTH_ISSUER_FILE: '/' })), [
      'AUTH_ISSUER',
    ]);
  });

  const bad: [string, string][] = [
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '8e3'],
    ['PORT', '0x50'],
    ['PORT', '80.5'],
    ['NODE_ENV', 'prod'],
    ['BODY_LIMIT_BYTES', '0'],
    ['AUTH_JWKS_URL', 'ftp://issuer.test'],
    ['AUTH_JWKS_URL', 'issuer.test/keys'],
    ['AUTH_ALGORITHMS', 'none'],
    ['AUTH_ALGORITHMS', 'RS256,HS256'],
    ['OTEL_TRACES_SAMPLER_ARG', '1.01'],
  ];
  for (const [name, value] of bad) {
    it(`refuse ${name}=${value}`, () => {
      assert.deepEqual(Object.keys(problems({ ...enough, [name]: value })), [name]);
    });
  }

  it('do not contradict each other', () => {
    assert.match(problems({ ...enough, PORT: '9080' }).ADMIN_PORT ?? '', /9080 is PORT as well/);
    assert.deepEqual(problems({ ...enough, PORT: '0', ADMIN_PORT: '0' }), {});
    assert.ok(problems({ ...enough, SHUTDOWN_GRACE_MS: '5000' }).SHUTDOWN_GRACE_MS);
  });

  it('do not ask who calls where nobody has to say', () => {
    const open = { ...processSettings, ...authSettings(false) };
    assert.equal(readProcessSettings(open, {}).AUTH_JWKS_URL, undefined);
  });
});
