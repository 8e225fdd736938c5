import type { Blueprint, Field, Service } from '../blueprint/types.ts';
import { catalog, optionOf } from '../catalog/index.ts';
import { flow, shorten } from './fit.ts';
import type { Glyphs } from './glyphs.ts';
import type { Paint } from './paint.ts';

export interface Canvas {
  /** In columns. */
  width: number;
  paint: Paint;
  glyphs: Glyphs;
}

/**
 * The system as a tree: the gateway, the services behind it with what they own and the paths that lead
 * there, and what goes from one service to another.
 */
export function drawSystem(blueprint: Blueprint, canvas: Canvas): string[] {
  const { paint, glyphs } = canvas;
  const indent = ' '.repeat(glyphs.trunk.length);
  const outside = blueprint.services.filter((service) => publicPaths(service).length > 0);
  const inside = blueprint.services.filter((service) => publicPaths(service).length === 0);
  const behind = outside.flatMap((service, index) => {
    const last = index === outside.length - 1;
    return drawService(service, canvas, [
      last ? glyphs.lastBranch : glyphs.branch,
      last ? indent : glyphs.trunk,
    ]);
  });
  return [
    ...(outside.length === 0 ? [] : [paint.bold('gateway'), ...behind]),
    ...(inside.length === 0 ? [] : [paint.dim('not through the gateway')]),
    ...inside.flatMap((service) => drawService(service, canvas, [indent, indent])),
  ];
}

function drawService(
  service: Service,
  { width, paint, glyphs }: Canvas,
  [first, rest]: [first: string, rest: string],
): string[] {
  const room = width - rest.length;
  const store =
    service.datastore === 'none' ? '' : optionOf(catalog.datastore, service.datastore).label;
  const name = shorten(service.name, room, glyphs.ellipsis);
  const beside = `${name} ${glyphs.dot} ${store}`.length <= room && store !== '';
  const below = (words: string[], colour: (text: string) => string, separator?: string) =>
    flow(words, room, glyphs.ellipsis, separator).map((line) => paint.dim(rest) + colour(line));
  return [
    paint.dim(first) + paint.bold.cyan(name) + (beside ? paint.dim(` ${glyphs.dot} ${store}`) : ''),
    ...below(
      service.entities.map(({ name: entity }) => entity),
      (line) => line,
      ', ',
    ),
    ...below(publicPaths(service), paint.green),
    ...edgesOf(service, glyphs).flatMap((edge) => below(edge, paint.yellow)),
  ];
}

/** What leads from a service to others, as words that a line may be broken between. */
function edgesOf(service: Service, { arrow, backArrow }: Glyphs): string[][] {
  const owned = [...service.entities, ...service.valueObjects];
  const references = owned.flatMap(({ name, fields }) =>
    fields
      .filter((field): field is Field & Required<Pick<Field, 'foreign'>> => !!field.foreign)
      .map(({ name: field, foreign }) => [`${name}.${field}`, to(arrow, foreign)]),
  );
  const calls = service.operations.flatMap((operation) =>
    operation.calls.map((call) => [operation.name, 'calls', to(arrow, call.to)]),
  );
  const events = service.subscribes.map(({ event, call, handler, then }) => [
    `${call ?? handler ?? then} on`,
    to(backArrow, event),
  ]);
  return [...references, ...calls, ...events];
}

const to = (arrow: string, { service, name }: { service: string; name: string }) =>
  `${arrow} ${service}.${name}`;

/** The collections that callers see: `/things` stands for `/things/{id}` too. */
function publicPaths(service: Service): string[] {
  const paths = service.operations
    .filter(({ expose, http }) => expose === 'public' && http !== undefined)
    .map(({ http }) => http?.path.replace(/\/\{.*$/, '') || '/');
  return [...new Set(paths)].sort();
}
