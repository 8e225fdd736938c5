import { describe, expect, it } from 'vitest';
import { renderText } from '../../../support/render.ts';

/** What Grafana would take amiss, or draw one over the other. What the queries find: test/e2e/monitoring.test.ts. */

const long = 'a-name-about-as-long-as-it-may';

const system = (services: string) => `
schema: create-microservices/v1
system: { name: ${long} }
services:
${services}
`;

const listening = system(`
  system: { entities: { Thing: { fields: { name: string } } } }
  objectives: { entities: { Aim: { fields: { thing: system.Thing } } }, subscribes: [system.thing-deleted] }
  ${long}s: { replicas: { Known: { of: system.Thing, fields: [name] } } }
  ${long}t: { entities: { Other: { fields: { name: string } } } }
`);

const alone = `
schema: create-microservices/v1
system: { name: notes }
platform: { broker: none }
services: { notes: { entities: { Note: { fields: { text: string } } } } }
`;

const folder = 'observability/grafana/dashboards/';

function dashboards(text: string) {
  return [...renderText(text)]
    .filter(([path]) => path.startsWith(folder))
    .map(([path, file]) => ({ path: path.slice(folder.length), ...JSON.parse(file.text) }));
}

describe('dashboards', () => {
  it('are there for the system, what is promised, events, and each process', () => {
    expect(dashboards(listening).map(({ path }) => path)).toEqual([
      'messaging.json',
      'objectives.json',
      `services/${long}s.json`,
      `services/${long}t.json`,
      'services/gateway.json',
      'services/objectives.json',
      'services/system.json',
      'system.json',
    ]);
    expect(dashboards(alone).map(({ path }) => path)).toEqual([
      'objectives.json',
      'services/gateway.json',
      'services/notes.json',
      'system.json',
    ]);
  });

  it('have an address each, which Grafana takes', () => {
    const uids = dashboards(listening).map(({ uid }) => uid);
    expect(new Set(uids).size).toBe(uids.length);
    for (const uid of uids) expect(uid).toMatch(/^[\w-]{1,40}$/);
  });

  it('draw no panel over another one, nor beyond the edge', () => {
    for (const { panels } of dashboards(listening)) {
      const cells = panels.flatMap(({ gridPos: { x, y, w, h } }: Drawn) => {
        expect(x + w).toBeLessThanOrEqual(24);
        return Array.from(
          { length: w * h },
          (_, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`,
        );
      });
      expect(new Set(cells).size).toBe(cells.length);
      const ids = panels.map(({ id }: Drawn) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('ask for the data source that is provisioned, each query under a name of its own', () => {
    const provisioned = renderText(alone).get(
      'observability/grafana/provisioning/datasources/prometheus.yaml',
    )?.text;
    for (const { panels } of dashboards(listening)) {
      for (const { datasource, targets } of panels as Drawn[]) {
        expect(provisioned).toContain(`uid: ${datasource.uid}\n`);
        const names = targets.map(({ refId }) => refId);
        expect(new Set(names).size).toBe(names.length);
      }
    }
  });
});

interface Drawn {
  id: number;
  gridPos: { x: number; y: number; w: number; h: number };
  datasource: { uid: string };
  targets: { refId: string }[];
}
