export function isMigration(path: string): boolean {
  return path.split('/').slice(0, -1).includes('migrations');
}
