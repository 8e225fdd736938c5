/**
 * One word for the shells of the platform. Elsewhere than on Windows single quotes keep everything as it is;
 * double ones are all that cmd and PowerShell have in common.
 */
export function shellQuote(word: string, platform: NodeJS.Platform = process.platform): string {
  if (platform === 'win32') return /^[\w@+=:,.\\/-]+$/.test(word) ? word : `"${word}"`;
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
