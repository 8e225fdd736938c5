import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drawArchitecture } from '../../../src/graph/draw.ts';
import { graphOf } from '../../../src/graph/graphOf.ts';
import { type Box, layOut, type Point } from '../../../src/graph/layout/layout.ts';
import { layOutSequence } from '../../../src/graph/layout/sequenceLayout.ts';
import { sequencesOf } from '../../../src/graph/sequence/sequencesOf.ts';
import { blueprintOf, exampleFiles } from '../../support/render.ts';
import { blueprintIn, marketplace, shop } from './support.ts';

const examples = exampleFiles.map((file) => `examples/${file}`);

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Whether a line that is horizontal or vertical goes through a box, not counting its border. */
function crosses(from: Point, to: Point, { x, y, width, height }: Box): boolean {
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
  const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
  const inset = 1;
  return (
    left < x + width - inset && right > x + inset && top < y + height - inset && bottom > y + inset
  );
}

const sides: [string, number][] = [
  [shop, 12],
  [marketplace, 0],
  ...examples.map((file): [string, number] => [file, 0]),
];

describe.each(sides)('the layout of %s', (file, named) => {
  const graph = graphOf(blueprintIn(file));
  const laidOut = layOut(graph);

  it('has no box over another, and all of them inside', async () => {
    const { client, gateway, services, width, height } = await laidOut;
    const boxes = [client, gateway, ...services.values()];
    boxes.forEach((box, index) => {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
      for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(false);
    });
  });

  it('leads edges from border to border, and through no card', async () => {
    const { client, gateway, services, edges } = await laidOut;
    const boxes = new Map<string, Box>([['client', client], ['gateway', gateway], ...services]);
    for (const { from, to, points } of edges) {
      const [start, end] = [boxes.get(from), boxes.get(to)] as [Box, Box];
      expect(touches(points[0] as Point, start)).toBe(true);
      expect(touches(points.at(-1) as Point, end)).toBe(true);
      for (const [index, point] of points.slice(1).entries()) {
        const before = points[index] as Point;
        expect(point.x === before.x || point.y === before.y).toBe(true);
        for (const box of boxes.values()) expect(crosses(before, point, box)).toBe(false);
      }
    }
  });

  it('has no name over another, or over a card', async () => {
    const { services, edges } = await laidOut;
    const labels = edges.flatMap(({ label }) => (label === undefined ? [] : [label]));
    if (named > 0) expect(labels.length).toBeGreaterThan(5);
    labels.forEach((label, index) => {
      for (const other of [...labels.slice(index + 1), ...services.values()]) {
        expect(overlap(label, other)).toBe(false);
      }
    });
  });
});

function touches({ x, y }: Point, box: Box): boolean {
  const near = 0.2;
  return (
    x >= box.x - near &&
    x <= box.x + box.width + near &&
    y >= box.y - near &&
    y <= box.y + box.height + near
  );
}

describe('a picture', () => {
  it.each(['mermaid', 'svg', 'html'] as const)(
    'as %s has the same bytes each time',
    async (format) => {
      const text = readFileSync(marketplace, 'utf8');
      const first = await drawArchitecture(blueprintOf(text), format);
      expect(await drawArchitecture(blueprintOf(text), format)).toBe(first);
    },
  );

  it.each(['svg', 'html'] as const)(
    'as %s does not depend on the order of services',
    async (format) => {
      const value = JSON.stringify({
        schema: 'create-microservices/v1',
        system: { name: 'town' },
        services: { a: service('X'), b: service('Y'), c: service('Z') },
      });
      const turned = JSON.parse(value);
      turned.services = Object.fromEntries(Object.entries(turned.services).reverse());
      const drawn = await drawArchitecture(blueprintOf(JSON.stringify(turned)), format);
      expect(drawn).toBe(await drawArchitecture(blueprintOf(value), format));
    },
  );

  it('of a small system is as it was', async () => {
    const svg = await drawArchitecture(blueprintIn('examples/clinic.yaml'), 'svg');
    await expect(svg).toMatchFileSnapshot('__snapshots__/clinic.svg');
  });
});

function service(entity: string) {
  return { entities: { [entity]: { fields: { name: 'string' } } } };
}

describe('the layout of a sequence', () => {
  const sequences = sequencesOf(blueprintIn(shop));

  it.each(sequences.map((sequence) => [sequence.name, sequence] as const))(
    '%s: rows go down, and everything is inside',
    (_, sequence) => {
      const { rows, width, height, participants } = layOutSequence(sequence);
      const tops = rows.map(({ y }) => y);
      expect(tops).toEqual([...tops].sort((a, b) => a - b));
      for (const row of rows) {
        const right = row.kind === 'message' ? Math.max(row.from, row.to) : row.x + row.width;
        const left = row.kind === 'message' ? Math.min(row.from, row.to) : row.x;
        expect(left).toBeGreaterThan(0);
        expect(right).toBeLessThan(width);
        expect(row.y).toBeLessThan(height);
      }
      participants.slice(1).forEach(({ x, width: own }, index) => {
        const before = participants[index];
        if (before !== undefined) {
          expect(x - own / 2).toBeGreaterThan(before.x + before.width / 2);
        }
      });
    },
  );
});
