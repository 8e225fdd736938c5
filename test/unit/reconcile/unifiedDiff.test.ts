import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../../src/reconcile/unifiedDiff.ts';
import { temporary } from '../disk/temporary.ts';
import { randomFrom } from './random.ts';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

describe('unifiedDiff', () => {
  it('shows three lines around what differs, and what is far apart apart', () => {
    const before = 'abcdefghijklmnopqrst'.split('');
    const after = before.map((line) => (line === 'e' || line === 'q' ? line.toUpperCase() : line));
    expect(
      unifiedDiff('a/b.txt', `${before.join('\n')}\n`, `${after.join('\n')}\n`),
    ).toBe(`--- a/a/b.txt
+++ b/a/b.txt
@@ -2,7 +2,7 @@
 b
 c
 d
-e
+E
 f
 g
 h
@@ -14,7 +14,7 @@
 n
 o
 p
-q
+Q
 r
 s
 t
`);
  });

  it('is empty where nothing differs', () => {
    expect(unifiedDiff('a', 'x\n', 'x\n')).toBe('');
  });

  it('shows a file that comes and one that goes', () => {
    expect(unifiedDiff('a', undefined, 'x\ny\n')).toBe(
      '--- /dev/null\n+++ b/a\n@@ -0,0 +1,2 @@\n+x\n+y\n',
    );
    expect(unifiedDiff('a', 'x\n', undefined)).toBe('--- a/a\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n');
  });

  it('says where the last line has no end', () => {
    expect(unifiedDiff('a', 'x', 'x\n')).toBe(
      '--- a/a\n+++ b/a\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+x\n',
    );
  });

  it(`is what git applies (again with SEED=${seed})`, () => {
    const random = randomFrom(seed);
    const root = temporary();
    mkdirSync(join(root, 'd'));
    const file = join(root, 'd/file.txt');
    for (let round = 0; round < 40; round += 1) {
      const [before, after] = [randomText(random), randomText(random)];
      const diff = unifiedDiff('d/file.txt', before, after);
      if (diff === '') continue;
      writeFileSync(file, before);
      execFileSync('git', ['apply', '-'], { cwd: root, input: diff });
      expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(after);
    }
  });
});

function randomText(random: () => number): string {
  const lines = Array.from({ length: Math.floor(random() * 30) }, (_, index) =>
    random() < 0.8 ? `line ${index}` : `other ${Math.floor(random() * 4)}`,
  );
  return lines.join('\n') + (random() < 0.8 && lines.length > 0 ? '\n' : '');
}
