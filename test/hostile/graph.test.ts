import { describe, expect, it } from 'vitest';
import { drawArchitecture, drawOneSequence } from '../../src/graph/draw.ts';
import { sequencesOf } from '../../src/graph/index.ts';
import { blueprintIn, shop } from '../unit/graph/support.ts';

// What people write is drawn, and never obeyed. `test/browser` looks at the same in a browser.

const texts = [
  '</title><script>alert(1)</script>',
  '</style><svg onload=alert(1)>',
  '"><a href="javascript:alert(1)">',
  "' onmouseover='alert(1)",
  ']]><!-- --><![CDATA[',
  '&lt;b&gt; &amp; &#x3c;',
  '`%% click service_a "javascript:alert(1)"',
  'a"] --> b[("c',
  'end\nsubgraph x',
  '\u0000\u0007\u001b[2J\ufffe\ud800',
  '\u202egnp',
  'x'.repeat(5000),
];

function written(text: string) {
  const blueprint = blueprintIn(shop);
  blueprint.system.description = text;
  for (const service of blueprint.services) {
    service.context = text;
    service.team = text;
    for (const one of [...service.entities, ...service.operations, ...service.events]) {
      one.description = text;
    }
  }
  return blueprint;
}

/** Start tags of a document, each with the names of its attributes and without their values. */
function tagsOf(document: string): string[] {
  const tags = document.matchAll(/<([a-zA-Z][^<>"]*(?:"[^"]*"[^<>"]*)*)>/g);
  return [...tags].map(([, tag = '']) => tag.replaceAll(/"[^"]*"/g, ''));
}

describe.each(texts.map((text) => [JSON.stringify(text).slice(0, 40), text]))('%s', (_, text) => {
  const findings = [{ rule: text, severity: 'error' as const, message: text, place: 'orders' }];

  it.each(['svg', 'html'] as const)(
    'brings no element and no attribute into %s',
    async (format) => {
      const known = new Set(
        tagsOf(await drawArchitecture(written('plain'), format, findings.map(plain))),
      );
      const drawn = await drawArchitecture(written(text), format, findings);
      expect(tagsOf(drawn).filter((tag) => !known.has(tag))).toEqual([]);
      const body = drawn.replace(
        /<style>[\s\S]*?<\/style>|<script type="module">[\s\S]*?<\/script>/g,
        '',
      );
      // Whatever begins like a tag is one of those that were counted, or closes one.
      const open = body.match(/<(?!\/|!doctype)/g) ?? [];
      expect(open).toHaveLength(tagsOf(body).length);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those that XML has no place for
      expect(drawn).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
    },
  );

  it('adds no line to Mermaid, and nothing beside its label', async () => {
    const [plainLines, lines] = await Promise.all(
      ['plain', text].map(async (one) =>
        (await drawArchitecture(written(one), 'mermaid')).split('\n'),
      ),
    );
    expect(lines).toHaveLength(plainLines?.length ?? 0);
    for (const line of (lines ?? []).filter((one) => /^ *subgraph/.test(one))) {
      expect(line).toMatch(/^ {2}subgraph team_\d+ \["(?:[\p{L}\p{N} .,/_-]|#\d+;)*"\]$/u);
    }
  });

  it('stays a text in a sequence', async () => {
    for (const sequence of sequencesOf(written(text))) {
      expect(tagsOf(await drawOneSequence(sequence, 'svg')).join()).not.toMatch(
        /script|on\w+|href/,
      );
    }
  });
});

function plain(finding: { severity: 'error'; place: string }) {
  return { ...finding, rule: 'plain', message: 'plain' };
}
