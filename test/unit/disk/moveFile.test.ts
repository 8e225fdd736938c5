import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fs from 'fs-extra';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { moveFile } from '../../../src/disk/moveFile.ts';
import { temporary } from './temporary.ts';

afterEach(() => void vi.restoreAllMocks());

const refusal = (code: string) => Object.assign(new Error(code), { code });

/** A file system on which the first renames fail. */
function failing(code: string, times: number) {
  const real = fs.renameSync;
  let left = times;
  return vi.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
    left -= 1;
    if (left >= 0) throw refusal(code);
    real(from, to);
  });
}

function files() {
  const root = temporary();
  const [from, to] = [join(root, 'new'), join(root, 'old')];
  writeFileSync(from, 'new');
  writeFileSync(to, 'old');
  return { from, to };
}

describe('a file that somebody has open', () => {
  it.each(['EPERM', 'EBUSY', 'EACCES'])('is waited for on Windows (%s)', (code) => {
    const { from, to } = files();
    const rename = failing(code, 3);
    moveFile(from, to, 'win32');
    expect(readFileSync(to, 'utf8')).toBe('new');
    expect(rename).toHaveBeenCalledTimes(4);
  });

  it('is not waited for elsewhere, nor for another reason', () => {
    const { from, to } = files();
    failing('EPERM', 1);
    expect(() => moveFile(from, to, 'linux')).toThrow('EPERM');
    vi.restoreAllMocks();
    failing('ENOSPC', 1);
    expect(() => moveFile(from, to, 'win32')).toThrow('ENOSPC');
    expect(readFileSync(to, 'utf8')).toBe('old');
  });
});
