import { describe, expect, it } from 'vitest';
import { filesWithMarkers, lineOfMarker, sidesOf } from '../../../src/reconcile/markers.ts';
import { mergeText } from '../../../src/reconcile/mergeText.ts';

const ours = mergeText({ path: 'a', base: 'x\na\n', mine: 'x\nb\n', theirs: 'x\nc\n' }).text;
const git = 'x\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other branch\ny\n';

describe('markers', () => {
  it.each<[string, string, boolean]>([
    ['of ours', ours, true],
    ["of git's", git, true],
    ['with CRLF', ours.replaceAll('\n', '\r\n'), true],
    ['of which a part is left', 'x\n>>>>>>> generated\n', true],
    ['in a heading of Markdown', 'x\n=======\n', false],
    ['that are indented', git.replaceAll(/^/gm, '  '), false],
    ['that are longer', '>>>>>>>> quoted eight times\n', false],
  ])('%s', (_, text, isConflict) => {
    expect(filesWithMarkers(new Map([['a', text]]))).toEqual(isConflict ? ['a'] : []);
  });

  it('are none in a file that is rendered with them', () => {
    expect(filesWithMarkers(new Map([['a', ours]]), new Map([['a', { text: ours }]]))).toEqual([]);
  });

  it('have a line', () => {
    expect(lineOfMarker(git)).toBe(2);
  });
});

describe('sidesOf', () => {
  it.each<[string, string, [string, string] | undefined]>([
    ['ours', ours, ['x\nb\n', 'x\nc\n']],
    ["git's", git, ['x\nb\ny\n', 'x\nc\ny\n']],
    ['an empty side', '<<<<<<< a\n=======\nc\n>>>>>>> b\n', ['', 'c\n']],
    ['two conflicts', `${git}${git}`, ['x\nb\ny\nx\nb\ny\n', 'x\nc\ny\nx\nc\ny\n']],
    ['none', 'a\n=======\nb\n', undefined],
    ['half of one', '<<<<<<< a\nb\n=======\n', undefined],
  ])('%s', (_, text, sides) => {
    expect(sidesOf(text)).toEqual(sides);
  });
});
