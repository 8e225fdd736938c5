import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A vitest globalSetup: the browser of these tests is Chromium. */
export default function installChromium() {
  if (chromiumPath() === undefined && process.platform === 'linux' && process.getuid?.() === 0) {
    const apt = (...args: string[]) =>
      execFileSync('apt-get', ['-qq', ...args], { stdio: 'ignore' });
    apt('update');
    apt('install', '--yes', '--no-install-recommends', 'chromium', 'fonts-liberation');
  }
  if (chromiumPath() === undefined) {
    throw new Error(
      'The tests of the page need Chromium: `apt-get install chromium`, or set CHROMIUM',
    );
  }
}

/** Its program; undefined where there is none. `CHROMIUM` names another. */
export function chromiumPath(): string | undefined {
  return [process.env.CHROMIUM, ...places].find((path) => path !== undefined && existsSync(path));
}
