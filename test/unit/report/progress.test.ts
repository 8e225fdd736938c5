import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { progressOn } from '../../../src/report/progress.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function stream(isTTY: boolean, columns = 80) {
  const written: string[] = [];
  const write = (text: string) => written.push(text);
  return { written, stream: { isTTY, columns, write } as unknown as NodeJS.WriteStream };
}

const env = { LANG: 'C.UTF-8' };

describe('on a terminal', () => {
  it('is one line, at once, with the seconds that it takes, and is taken away in the end', () => {
    const { written, stream: terminal } = stream(true);
    const progress = progressOn(terminal, env);
    progress.note('Writing 12 files');
    expect(written).toEqual(['\r⠋ Writing 12 files\u001b[K']);
    vi.advanceTimersByTime(2100);
    expect(written.at(-1)).toBe('\r⠙ Writing 12 files  2 s\u001b[K');
    progress.end();
    expect(written.at(-1)).toBe('\r\u001b[K');
    const lines = written.length;
    progress.end();
    vi.advanceTimersByTime(5000);
    expect(written).toHaveLength(lines);
  });

  it('gives the terminal to a program that writes itself', () => {
    const { written, stream: terminal } = stream(true);
    const progress = progressOn(terminal, env);
    progress.note('Writing');
    progress.handOver('Installing packages');
    expect(written.slice(-2)).toEqual(['\r\u001b[K', 'Installing packages\n']);
    vi.advanceTimersByTime(5000);
    expect(written.at(-1)).toBe('Installing packages\n');
  });

  it('stays within its width, and within ASCII where there is nothing else', () => {
    const { written, stream: terminal } = stream(true, 30);
    progressOn(terminal, { LC_ALL: 'C' }).note('Rendering a system of very many services');
    expect(written).toEqual(['\r- Rendering a system of ve...\u001b[K']);
  });
});

describe.each([
  ['without a terminal', false, {}],
  ['in CI', true, { CI: 'true' }],
  ['on a dumb terminal', true, { TERM: 'dumb' }],
  ['for a screen reader', true, { ACCESSIBLE: '1' }],
])('%s', (_, isTTY, more) => {
  it('is a line for what takes longer than a second', () => {
    const { written, stream: pipe } = stream(isTTY);
    const progress = progressOn(pipe, { ...env, ...more });
    progress.note('Writing');
    vi.advanceTimersByTime(999);
    progress.note('Making the first commit');
    vi.advanceTimersByTime(5000);
    progress.handOver('Installing');
    progress.note('Never seen');
    progress.end();
    vi.advanceTimersByTime(5000);
    expect(written).toEqual(['Making the first commit\n', 'Installing\n']);
  });
});
