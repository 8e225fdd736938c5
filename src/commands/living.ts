// What works in a repo that is there. They have nearly everything in common: in one file they load faster than apart.
export { add } from './add.ts';
export { apply } from './apply.ts';
export { diff } from './diff.ts';
export { release } from './release.ts';
export { remove } from './remove.ts';
export { renderLock } from './render.ts';
export { status } from './status.ts';
export { upgrade } from './upgrade.ts';
