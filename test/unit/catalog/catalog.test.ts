import { describe, expect, it } from 'vitest';
import {
  type Axis,
  catalog,
  defaultOption,
  optionOf,
  renderedOptions,
} from '../../../src/catalog/index.ts';

const axes = Object.values(catalog).filter((entry): entry is Axis => 'options' in entry);

describe('the catalog', () => {
  it.each(axes.map((axis) => [axis.id, axis] as const))('%s', (id, axis) => {
    expect(catalog[id]).toBe(axis);
    const ids = axis.options.map((option) => option.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const preferred of axis.preference) expect(ids).toContain(preferred);
    for (const { label, hint, tags } of axis.options) {
      expect(label).not.toBe('');
      expect(hint).not.toBe('');
      expect(tags.length).toBeGreaterThan(0);
    }
  });

  it('has no tag for two options, families aside', () => {
    const tags = axes.flatMap(({ options }) => options.flatMap((option) => option.tags));
    const families = ['store-sql'];
    const own = tags.filter((tag) => !families.includes(tag));
    expect(new Set(own).size).toBe(own.length);
  });

  it('renders what its defaults say', () => {
    expect(defaultOption(catalog.language)?.id).toBe('typescript');
    expect(defaultOption(catalog.datastore)?.id).toBe('postgres');
    expect(defaultOption(catalog.broker)?.id).toBe('nats');
    expect(defaultOption(catalog.deploy)?.id).toBe('compose');
    expect(renderedOptions(catalog.datastore).map(({ id }) => id)).toEqual(['postgres', 'sqlite']);
  });

  it('pins every version exactly, each once', () => {
    const { toolchain } = optionOf(catalog.language, 'typescript');
    // One object where two options stand on the same packages.
    const adapters = new Set(
      [...catalog.datastore.options, ...catalog.broker.options].flatMap(
        ({ packages }) => packages.typescript ?? [],
      ),
    );
    const all = [toolchain, ...adapters].flatMap((group) => [
      ...Object.entries(group?.packages ?? {}),
      ...Object.entries(group?.devPackages ?? {}),
    ]);
    all.push(...Object.entries(toolchain?.bundler ?? {}));
    expect(new Set(all.map(([name]) => name)).size).toBe(all.length);
    const exact = /^\d+\.\d+\.\d+(-[a-z0-9.]+)?$/;
    for (const [, version] of all) expect(version).toMatch(exact);
    for (const { version, provide, image } of catalog.packageManager.options) {
      const provided = version === undefined ? undefined : expect.stringMatching(`@${version}$`);
      expect(image.provide).toEqual(provided);
      if (provide === undefined) expect(version).toBeUndefined();
      else {
        expect(version).toMatch(exact);
        expect(version?.startsWith(`${provide.split('@').at(-1)}.`)).toBe(true);
      }
    }
  });

  it('has a column in every rendered store for every type of field', () => {
    for (const { id } of renderedOptions(catalog.datastore)) {
      for (const [type, entry] of Object.entries(catalog.fieldTypes)) {
        expect(entry.stores[id]?.column, `${type} in ${id}`).toBeTruthy();
      }
      expect(catalog.structuredColumn[id]).toBeTruthy();
    }
  });

  it('refuses to look up what does not exist', () => {
    expect(() => optionOf(catalog.broker, 'pigeon')).toThrow('broker has no option pigeon');
  });
});
