import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { goProgram, versionOf } from './go.mjs';

const kustomize = '5.8.1';
const kubeScore = '1.20.0';
const admission = fileURLToPath(new URL('../../test/support/admission', import.meta.url));

/**
 * Paths of kustomize, of kube-score, and of a program that refuses what the API server refuses (a minute on two cores, once).
 * Undefined where there is no Go.
 */
export function kubernetesTools() {
  const kustomizeIn = goProgram(
    'kustomize',
    kustomize,
    `sigs.k8s.io/kustomize/kustomize/v5@v${kustomize}`,
  );
  if (kustomizeIn === undefined) return undefined;
  const scoreIn = goProgram(
    'kube-score',
    kubeScore,
    `github.com/zegl/kube-score/cmd/kube-score@v${kubeScore}`,
  );
  const admissionIn = goProgram('admission', versionOf(admission), admission);
  return {
    kustomize: join(kustomizeIn, 'kustomize'),
    kubeScore: join(scoreIn, 'kube-score'),
    admission: join(admissionIn, 'admission'),
  };
}
