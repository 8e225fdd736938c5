import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Volumes that are there before anybody asks: folders of this machine, which any user may write to. */
export function volumesIn(folder: string, count: number) {
  const items = Array.from({ length: count }, (_, index) => {
    const path = join(folder, 'volumes', `${index}`);
    mkdirSync(path, { recursive: true });
    // Who a pod runs as is given to a volume by its driver, and folders have none.
    chmodSync(path, 0o777);
    return {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: `volume-${index}` },
      spec: {
        capacity: { storage: '100Gi' },
        accessModes: ['ReadWriteOnce'],
        hostPath: { path },
      },
    };
  });
  return { apiVersion: 'v1', kind: 'List', items };
}
