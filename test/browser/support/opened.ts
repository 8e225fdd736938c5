import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { Blueprint } from '../../../src/blueprint/types.ts';
import { drawArchitecture } from '../../../src/graph/draw.ts';
import type { Finding } from '../../../src/graph/index.ts';
import { chromiumPath } from './chromium.ts';

export interface Opened {
  page: Page;
  /** What the browser said, and what it asked for beside the page itself: nothing, where all is well. */
  complaints: string[];
}

/** Opens pages of systems as files, each in a browser profile of its own. */
export class Pages {
  readonly #folder = mkdtempSync(join(tmpdir(), 'page-'));
  readonly #files = new Map<Blueprint, string>();
  #browser: Browser | undefined;

  async start(): Promise<void> {
    const executablePath = chromiumPath();
    // Its sandbox is not for root, who runs the tests in containers.
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    this.#browser = await chromium.launch({ ...(executablePath && { executablePath }), args });
  }

  async open(
    blueprint: Blueprint,
    {
      hash = '',
      findings = [],
      ...options
    }: BrowserContextOptions & { hash?: string; findings?: Finding[] } = {},
  ): Promise<Opened> {
    if (this.#browser === undefined) throw new Error('The browser is not started');
    const file = this.#files.get(blueprint) ?? join(this.#folder, `${this.#files.size}.html`);
    if (!this.#files.has(blueprint) || findings.length > 0) {
      writeFileSync(file, await drawArchitecture(blueprint, 'html', findings));
    }
    this.#files.set(blueprint, file);
    const context = await this.#browser.newContext({
      viewport: { width: 1440, height: 900 },
      ...options,
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    const url = pathToFileURL(file).href;
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('request', (request) => {
      if (request.url().split('#')[0] !== url) complaints.push(request.url());
    });
    await page.goto(url + hash);
    return { page, complaints };
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
