import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { releaseNotes } from '../../scripts/release/notes.mjs';

const changelog = `# Changelog

## 1.3.0 (unreleased)

- Not yet.

## 1.2.3 (2026-01-31)

- New: ## in a line.
- More.

## 1.2.2 (2026-01-02)
`;

describe('the notes of a release', () => {
  it('are what the changelog says about its version', () => {
    const notes = releaseNotes({ tag: 'v1.2.3', version: '1.2.3', changelog });
    expect(notes).toBe('- New: ## in a line.\n- More.\n');
  });

  it.each([
    ['v1.2.2', '1.2.3', 'The tag is v1.2.2, and package.json has version 1.2.3'],
    ['1.2.3', '1.2.3', 'The tag is 1.2.3, and package.json has version 1.2.3'],
    ['v1.2', '1.2', 'CHANGELOG.md has no section 1.2\n\nAdd it: ## 1.2 ('],
    [
      'v1.3.0',
      '1.3.0',
      'CHANGELOG.md does not date "## 1.3.0 (unreleased)"\n\nDate it: ## 1.3.0 (',
    ],
    ['v1.2.2', '1.2.2', 'CHANGELOG.md says nothing under "## 1.2.2 (2026-01-02)"'],
  ])('are refused for tag %s of version %s', (tag, version, message) => {
    expect(() => releaseNotes({ tag, version, changelog })).toThrow(message);
  });

  it('end the workflow when they are refused', async () => {
    const { exitCode, stdout, stderr } = await execa(
      'node',
      ['scripts/release/notes.mjs', 'v0.0.0-none'],
      { reject: false },
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(/^error The tag is v0\.0\.0-none, and package\.json has version /);
  });
});

interface Step {
  uses?: string;
  run?: string;
}

interface Workflow {
  permissions: object;
  jobs: Record<string, { permissions: Record<string, string>; steps: Step[] }>;
}

describe('the workflows of this project', () => {
  const folder = '.github/workflows';
  const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  const workflows = texts.map((text): Workflow => parse(text));
  const steps = workflows.flatMap(({ jobs }) => Object.values(jobs).flatMap((job) => job.steps));

  it('use actions by commit, each of them in one version', () => {
    const uses = texts.flatMap((text) => text.match(/uses: .*/g) ?? []);
    expect(uses.length).toBeGreaterThan(5);
    for (const line of uses) expect(line).toMatch(/^uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    const names = new Set(uses.map((line) => line.split('@')[0]));
    expect(new Set(uses).size).toBe(names.size);
  });

  it('run only scripts that there are', () => {
    const commands = steps.flatMap(({ run }) => run?.split('\n') ?? []).join('\n');
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const named = [...commands.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(0);
    for (const name of named) expect(scripts).toHaveProperty([name]);
    for (const [file] of commands.matchAll(/(?:scripts\/|\.ci\/)[\w./-]+/g)) {
      expect(() => readFileSync(file)).not.toThrow();
    }
  });

  it('may do nothing unless a job says so; who may publish runs no code of others', () => {
    for (const { permissions } of workflows) expect(permissions).toEqual({});
    const trusted = workflows
      .flatMap(({ jobs }) => Object.values(jobs))
      .filter(({ permissions }) => Object.values(permissions).includes('write'));
    expect(trusted.map(({ permissions }) => permissions)).toEqual([
      { 'id-token': 'write' },
      { contents: 'write' },
    ]);
    for (const { uses = '', run = '' } of trusted.flatMap((job) => job.steps)) {
      expect(uses).not.toMatch(/checkout/);
      expect(run).toMatch(/^(npm publish|gh release create|$)/);
    }
  });
});
