import { existsSync, readdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { CGROUP } from './config.ts';
import { until } from './until.ts';

/** Takes away what the kubelet has counted in, once nothing runs there any more. */
export async function removeGroups(): Promise<void> {
  const root = '/sys/fs/cgroup';
  const folders = ['', ...readdirSync(root)].map((controller) => join(root, controller, CGROUP));
  for (const folder of folders) {
    if (existsSync(folder))
      await until(`${folder} is empty`, () => remove(folder), { seconds: 20 });
  }
}

function remove(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) remove(join(folder, entry.name));
  }
  rmdirSync(folder);
}
