import { goProgram } from './go.mjs';

const version = '0.22.1';

/** A folder with `registry`, which keeps images in memory (half a minute on two cores, once). Undefined where there is no Go. */
export function imageRegistry() {
  return goProgram(
    'registry',
    version,
    `github.com/google/go-containerregistry/cmd/registry@v${version}`,
  );
}
