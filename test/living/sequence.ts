import { expect } from 'vitest';
import { kebab } from '../../src/blueprint/names/case.ts';
import { toLf } from '../../src/reconcile/lineEnds.ts';
import { filesWithMarkers } from '../../src/reconcile/markers.ts';
import { render } from '../../src/render/render.ts';
import type { Pack } from '../../src/render/template.ts';
import { type Random, seeded } from '../support/randomBlueprint.ts';
import { blueprintOf } from '../support/render.ts';
import { changesOfBlueprints, type Document, firstBlueprint, pick } from './blueprints.ts';
import { edits, resolve, type Written } from './edits.ts';
import { blueprintPath, type End, type World } from './world.ts';

interface Life {
  world: World;
  random: Random;
  document: Document;
  written: Written;
  touched: Set<string>;
  /** All names that a service or an entity has had, of each that had more than one: as files are called. */
  names: Set<string>[];
  /** What happened, for whoever has to find out why. */
  told: string[];
}

/**
 * The life of a repo: its blueprint changes, people work in it, runs die. Whatever happens, no line of theirs is
 * lost, and in the end what they have not touched is what a fresh render gives.
 * @throws Error with the seed and what happened
 */
export async function live(
  seed: number,
  make: (blueprint: string) => Promise<World> | World,
  pack: Pack,
): Promise<void> {
  const random = seeded(seed);
  const document = firstBlueprint(random);
  const world = await make(JSON.stringify(document));
  const life: Life = {
    ...{ world, random, document, written: new Map(), touched: new Set(), names: [] },
    told: [],
  };
  try {
    await settle(life);
    const days = 2 + Math.floor(random() * 4);
    for (let day = 1; day <= days; day += 1) await liveOn(life, day);
    await settle(life);
    const fresh = render(blueprintOf(textOf(document)), await world.history(), pack);
    checkMoved(life, fresh);
    checkUntouched(life, fresh);
  } catch (error) {
    const story = life.told.map((line) => `  ${line}\n`).join('');
    throw new Error(`SEED=${seed}\n${story}${(error as Error).message}`, { cause: error });
  }
}

async function liveOn(life: Life, day: number): Promise<void> {
  const { random, told } = life;
  const count = Math.floor(random() * 4);
  for (let work = 0; work < count; work += 1) edit(life, `${day}-${work}`);
  if (random() < 0.7) change(life, day);
  if (random() < 0.5) {
    const changes = Math.floor(random() ** 2 * 60);
    const twin = life.world.copy?.();
    told.push(`a run that dies after ${changes} changes`);
    const end = await life.world.apply(changes);
    afterRun(life, end);
    if (random() < 0.4) {
      edit(life, `${day}-between`);
    } else if (random() < 0.6) {
      change(life, day + 100, afterDeath);
    } else if (twin !== undefined && end === 'died') {
      // Another run finishes the work, and nobody can see that there were two.
      const ends = [await life.world.apply(), await twin.apply()].map((end) => `${end}`);
      expect(ends[0]).toBe(ends[1]);
      expect(diskOf(life.world)).toEqual(diskOf(twin));
    }
  }
  await settle(life);
}

function edit({ world, random, written, touched, told }: Life, fresh: string): void {
  const name = pick(random, Object.keys(edits));
  const before = new Set(touched);
  edits[name]?.({ world, random, fresh, written, touched });
  told.push(`${name}: ${[...touched].filter((path) => !before.has(path)).join(', ')} (${fresh})`);
}

/** But for those that take it that the change before has arrived: where it has not, what was to be renamed would be dropped. */
const afterDeath = Object.keys(changesOfBlueprints).filter(
  (name) => !/forgotten|a third name/.test(name),
);

function change(life: Life, day: number, names = Object.keys(changesOfBlueprints)): void {
  const { world, random, document, told } = life;
  // What moves files is where the most can go wrong.
  const moving = names.filter((name) => /name of (a service|an entity)/.test(name));
  const name = pick(random, random() < 0.3 ? moving : names);
  if (!changesOfBlueprints[name]?.(document, random, `${day}`)) return;
  world.write(blueprintPath, textOf(document));
  told.push(`the blueprint: ${name}`);
  learnNames(life);
}

/** Runs, resolving what has to be resolved, until there is nothing to do. */
async function settle(life: Life): Promise<void> {
  for (let round = 0; round < 5; round += 1) {
    const end = await life.world.apply();
    life.told.push(`a run: ${typeof end === 'string' ? end : end.code}`);
    if (neverWas(life, end)) continue;
    afterRun(life, end);
    const conflicts = filesWithMarkers(diskOf(life.world));
    if (end === 'done' && conflicts.length === 0) return;
    for (const path of conflicts) resolve(life, path);
  }
  throw new Error('it never comes to rest');
}

/** Of a run that died before it wrote anything nobody knows: a service that it had and that is renamed since never was. */
function neverWas({ world, document, told }: Life, end: End): boolean {
  const haveDied = told.some((line) => line.startsWith('a run that dies'));
  if (typeof end === 'string' || end.code !== 'not-migratable' || !haveDied) return false;
  for (const { path, message } of end.problems) {
    const [, name = '', last] = path.map(String);
    const service = document.services[name];
    if (last !== 'was' || service === undefined || !message.includes('there was none'))
      return false;
    delete service.was;
  }
  world.write(blueprintPath, textOf(document));
  told.push('people leave out was, as they are told');
  return true;
}

/** What is called otherwise by now, or was in a run that died. */
function learnNames({ document, names }: Life): void {
  for (const [name, { was, entities }] of Object.entries(document.services)) {
    if (was !== undefined) learn(names, was, name);
    for (const [name, { was }] of Object.entries(entities)) {
      if (was !== undefined) learn(names, kebab(was), kebab(name));
    }
  }
}

function learn(names: Set<string>[], was: string, now: string): void {
  const known = names.find((all) => all.has(was));
  if (known === undefined) names.push(new Set([was, now]));
  else known.add(now);
}

/** Where a file of a service, of an entity, of both, is by others of their names. */
function otherPaths({ names }: Pick<Life, 'names'>, path: string): string[] {
  const paths = new Set([path]);
  for (const all of names) {
    const named = new RegExp(`(^|/)(?:${[...all].join('|')})(?=[/.])`);
    for (const each of paths) {
      if (!named.test(each)) continue;
      for (const name of all) paths.add(each.replace(named, `$1${name}`));
    }
  }
  paths.delete(path);
  return [...paths];
}

function afterRun(life: Life, end: End): void {
  const { world, written, touched } = life;
  for (const path of [...touched]) for (const other of otherPaths(life, path)) touched.add(other);
  if (typeof end !== 'string' && end.code !== 'unresolved') throw end;
  for (const [path, lines] of [...written]) {
    if (world.read(path) !== undefined) continue;
    const moved = otherPaths(life, path).find((other) => world.read(other) !== undefined);
    if (moved === undefined) continue;
    written.delete(path);
    written.set(moved, new Set([...(written.get(moved) ?? []), ...lines]));
  }
  for (const [path, lines] of written) {
    // Who takes away the last line end may leave the half of one.
    const there = new Set((world.read(path) ?? '').split(/\r?(?:\n|$)/));
    for (const line of lines) if (!there.has(line)) throw new Error(`${path} has lost "${line}"`);
  }
}

/**
 * What is in the folder of a service goes along with it, what is of an entity with that; but for what people did
 * between a run that died and the next.
 */
function checkMoved(life: Life, fresh: ReadonlyMap<string, unknown>): void {
  const { world, document, touched, told } = life;
  const haveDied = told.some((line) => line.startsWith('a run that dies'));
  const services = Object.keys(document.services).map((name) => `services/${name}/`);
  const isInService = (path: string) => services.some((folder) => path.startsWith(folder));
  const left = world.paths().filter((path) => {
    if (fresh.has(path) || (haveDied && touched.has(path))) return false;
    const others = otherPaths(life, path);
    return others.some((other) => fresh.has(other) || (!isInService(path) && isInService(other)));
  });
  expect(left, 'left by what has another name').toEqual([]);
}

function checkUntouched(
  { world, touched, document }: Life,
  fresh: ReadonlyMap<string, { text: string }>,
): void {
  for (const [path, { text }] of fresh) {
    if (!touched.has(path)) expect(toLf(world.read(path) ?? 'nothing'), path).toBe(text);
  }
  const others = world
    .paths()
    .filter((path) => path !== blueprintPath && !fresh.has(path) && !touched.has(path));
  const services = Object.keys(document.services).map((name) => `services/${name}/`);
  const isOfServiceThatIsGone = (path: string) =>
    path.includes('/migrations/') && !services.some((folder) => path.startsWith(folder));
  expect(others.filter((path) => !isOfServiceThatIsGone(path))).toEqual([]);
}

function diskOf(world: World): ReadonlyMap<string, string> {
  return new Map(world.paths().map((path) => [path, world.read(path) ?? '']));
}

function textOf(document: Document): string {
  return JSON.stringify(document);
}
