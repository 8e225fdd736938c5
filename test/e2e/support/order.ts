import { BaseSequencer, type TestSequencerConstructor, type TestSpecification } from 'vitest/node';

/**
 * The files of these paths first, in this order, then all others by their names: the same in every run, so that what runs
 * beside what does not change with how long it took.
 */
export function inTheirOrder(paths: readonly string[]): TestSequencerConstructor {
  const rank = ({ moduleId }: TestSpecification) => {
    const index = paths.findIndex((path) => moduleId.includes(path));
    return index < 0 ? paths.length : index;
  };
  return class extends BaseSequencer {
    override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
      return files.toSorted((a, b) => rank(a) - rank(b) || (a.moduleId < b.moduleId ? -1 : 1));
    }
  };
}
