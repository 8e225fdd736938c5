import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { drawArchitecture } from '../../src/graph/draw.ts';
import { blueprintIn, marketplace, shop } from '../unit/graph/support.ts';
import { type Opened, Pages } from './support/opened.ts';

// The page as somebody has it: a file, opened in a browser.

const pages = new Pages();
const small = blueprintIn(shop);
const large = blueprintIn(marketplace);
let opened: Opened;

beforeAll(() => pages.start());
afterAll(() => pages.stop());

// Whatever a test does: no error, no warning, no request.
afterEach(async () => {
  expect(opened.complaints).toEqual([]);
  await opened.page.context().close();
});

async function open(...args: Parameters<Pages['open']>): Promise<Page> {
  opened = await pages.open(...args);
  return opened.page;
}

const node = (page: Page, name: string) => page.locator(`.system [data-node="service-${name}"]`);
const sheet = (page: Page, name: string) => page.locator(`section#service-${name}`);
const viewBox = (page: Page) => page.locator('.system > svg').getAttribute('viewBox');

describe('a service that is clicked', () => {
  it('tells what it owns, publishes and needs, and who needs it', async () => {
    const page = await open(small);
    expect(await page.locator('.sheet:visible').count()).toBe(0);
    await node(page, 'catalog').click();
    const text = await sheet(page, 'catalog').innerText();
    for (const part of [
      'product catalogue and stock',
      'team storefront, 4 people',
      'PostgreSQL',
      'StockReservation',
      'product-price-changed\nheard by orders, recommendations',
      'quoteOrder calls getProductsByIds',
      'reserveStock in place-order',
    ]) {
      expect(text).toContain(part);
    }
    expect(await page.locator('.sheet:visible').count()).toBe(1);
    expect(new URL(page.url()).hash).toBe('#service-catalog');
  });

  it('stands out with all that is joined to it', async () => {
    const page = await open(small);
    await node(page, 'payments').click();
    await page.mouse.move(5, 500);
    const faint = async (name: string) =>
      Number(await node(page, name).evaluate((one) => getComputedStyle(one).opacity)) < 0.5;
    await expect.poll(() => faint('recommendations')).toBe(true);
    expect([await faint('payments'), await faint('orders')]).toEqual([false, false]);
  });

  it('leads on to others, and the browser back again', async () => {
    const page = await open(small);
    await node(page, 'recommendations').click();
    await sheet(page, 'recommendations').getByRole('link', { name: 'orders' }).first().click();
    await sheet(page, 'orders').waitFor();
    await page.goBack();
    await sheet(page, 'recommendations').waitFor();
  });

  it('leads to the sequence of a saga, and from there back to the system', async () => {
    const page = await open(small, { hash: '#service-orders' });
    await sheet(page, 'orders').getByRole('link', { name: 'place-order' }).first().click();
    await page.locator('#saga-place-order svg').waitFor();
    expect(await page.locator('.system > svg').isVisible()).toBe(false);
    await page.locator('#saga-place-order').getByRole('link', { name: 'All of it' }).click();
    await page.locator('.system > svg').waitFor();
  });
});

describe('without a mouse', () => {
  it('TAB comes to every service, ENTER opens, ESC closes and leaves one where one was', async () => {
    const page = await open(small);
    await page.locator('nav a').last().focus();
    const names: (string | null)[] = [];
    for (let count = 0; count < 5; count += 1) {
      await page.keyboard.press('Tab');
      names.push(await focused(page));
    }
    expect(names).toEqual([
      'gateway',
      'service-catalog',
      'service-orders',
      'service-payments',
      'service-recommendations',
    ]);
    await page.keyboard.press('Enter');
    await sheet(page, 'recommendations').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.sheet:visible').count()).toBe(0);
    expect(await focused(page)).toBe('service-recommendations');
  });

  it('arrows go to what lies there', async () => {
    const page = await open(small);
    await node(page, 'orders').focus();
    await page.keyboard.press('ArrowRight');
    expect(['service-payments', 'service-catalog']).toContain(await focused(page));
    await page.keyboard.press('ArrowLeft');
    expect(await focused(page)).toBe('service-orders');
  });

  it('/ finds by a part of the name', async () => {
    const page = await open(large);
    await page.keyboard.press('/');
    await page.keyboard.type('refu');
    expect(await page.locator('nav li:visible').allInnerTexts()).toEqual([
      'refunds',
      'refunds.createRefund',
    ]);
    await page.keyboard.press('Enter');
    await sheet(page, 'refunds').waitFor();
  });

  it('+ and - zoom, 0 shows all of it', async () => {
    const page = await open(small);
    const whole = await viewBox(page);
    await page.keyboard.press('+');
    const near = await viewBox(page);
    expect(widthOf(near)).toBeLessThan(widthOf(whole));
    await page.keyboard.press('-');
    await page.keyboard.press('-');
    expect(widthOf(await viewBox(page))).toBeGreaterThan(widthOf(near));
    await page.keyboard.press('0');
    expect(await viewBox(page)).toBe(whole);
  });

  it('everything that can be pressed has a name', async () => {
    const page = await open(small, { hash: '#service-orders' });
    const nameless = await page.evaluate(() =>
      [...document.querySelectorAll('a, button, input, svg[role]')]
        .filter(
          (one) =>
            !one.getAttribute('aria-label') &&
            !one.textContent?.trim() &&
            !one.closest('label')?.textContent?.trim(),
        )
        .map((one) => one.outerHTML.slice(0, 80)),
    );
    expect(nameless).toEqual([]);
    expect(await node(page, 'orders').getAttribute('aria-label')).toBe(
      'orders: order lifecycle; owned by ordering; keeps its data in PostgreSQL; reached through the gateway',
    );
  });
});

function focused(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute('data-node') ?? null);
}

function widthOf(box: string | null): number {
  return Number(box?.split(' ')[2]);
}

describe('with a mouse', () => {
  it('dragging moves the picture, and opens nothing', async () => {
    const page = await open(small);
    const before = await viewBox(page);
    const box = await node(page, 'orders').boundingBox();
    if (box === null) throw new Error('It is not to be seen');
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 90, box.y + 70, { steps: 4 });
    await page.mouse.up();
    expect(await viewBox(page)).not.toBe(before);
    expect(await page.locator('.sheet:visible').count()).toBe(0);
    const after = await node(page, 'orders').boundingBox();
    expect(after?.x).toBeCloseTo(box.x + 70, 0);
    expect(after?.y).toBeCloseTo(box.y + 50, 0);
  });

  it('the wheel with the control key zooms where the pointer is', async () => {
    const page = await open(small);
    const box = await node(page, 'orders').boundingBox();
    if (box === null) throw new Error('It is not to be seen');
    await page.mouse.move(box.x, box.y);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -200);
    await page.keyboard.up('Control');
    await expect
      .poll(async () => (await node(page, 'orders').boundingBox())?.width)
      .toBeGreaterThan(box.width * 1.5);
    const after = await node(page, 'orders').boundingBox();
    expect(after?.x).toBeCloseTo(box.x, -1);
  });

  it('a kind of edge can be left out', async () => {
    const page = await open(small);
    expect(await page.locator('.system .edge.event').first().isVisible()).toBe(true);
    await page.getByLabel('events').uncheck();
    expect(await page.locator('.system .edge.event:visible').count()).toBe(0);
    expect(await page.locator('.system .edge.call:visible').count()).toBeGreaterThan(0);
  });
});

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it('what is written can be read: contrast of 4.5 or more', async () => {
    const page = await open(small, { colorScheme, hash: '#service-orders' });
    const pairs = await page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      const value = (name: string) => style.getPropertyValue(`--${name}`).trim();
      return [
        ['ink', 'card'],
        ['ink', 'back'],
        ['dim', 'card'],
        ['dim', 'back'],
        ['dim', 'group'],
        ['call', 'back'],
        ['event', 'back'],
        ['saga', 'back'],
        ['card', 'error'],
        ['card', 'warning'],
        ['card', 'info'],
        ['on-strong', 'strong'],
      ].map(([a = '', b = '']) => [`${a} on ${b}`, value(a), value(b)] as const);
    });
    for (const [what, front, back] of pairs) {
      expect(contrast(front, back), what).toBeGreaterThanOrEqual(4.5);
    }
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(paper).toBe(colorScheme === 'light' ? 'rgb(246, 247, 249)' : 'rgb(14, 19, 25)');
  });
});

/** WCAG 2.2, 1.4.3. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('forty services', () => {
  it('have no box over another, and all stand in the window', async () => {
    const page = await open(large);
    const boxes = await page
      .locator('.system [data-node] > .card')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));
    expect(boxes).toHaveLength(42);
    boxes.forEach((a, index) => {
      expect(a.left).toBeGreaterThan(0);
      expect(a.right).toBeLessThan(1440);
      expect(a.bottom).toBeLessThan(900);
      for (const b of boxes.slice(index + 1)) {
        const isApart =
          a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
        expect(isApart).toBe(true);
      }
    });
  });

  it('have every text on its card', async () => {
    const page = await open(large);
    const outside = await page.locator('.system .service').evaluateAll((all) =>
      all.flatMap((one) => {
        const card = one.querySelector('.card')?.getBoundingClientRect() as DOMRect;
        return [...one.querySelectorAll('text')]
          .filter((text) => text.getBoundingClientRect().right > card.right)
          .map((text) => text.textContent);
      }),
    );
    expect(outside).toEqual([]);
  });

  it('can be read around the one that is chosen', async () => {
    const page = await open(large);
    const before = await node(page, 'suppliers').boundingBox();
    await node(page, 'suppliers').click();
    const after = await node(page, 'suppliers').boundingBox();
    expect(after?.width).toBeGreaterThan((before?.width ?? 0) * 1.5);
    await node(page, 'replenishment').waitFor();
  });
});

describe('on paper', () => {
  it('all of it is there: the picture, every sheet, every sequence', async () => {
    const page = await open(small, { hash: '#service-orders', colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.system > svg').isVisible()).toBe(true);
    expect(await page.locator('.sheet:visible').count()).toBe(5);
    expect(await page.locator('.view:not(.system):visible').count()).toBe(4);
    expect(await page.locator('nav:visible, .zoom:visible').count()).toBe(0);
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    );
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await viewBox(page)).toMatch(/^0 0 /);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });
});

describe('where motion is not wanted', () => {
  it.each([
    ['reduce', '0s'],
    ['no-preference', '0.15s'],
  ] as const)('%s: what fades takes %s', async (reducedMotion, expected) => {
    const page = await open(small, { reducedMotion });
    const duration = await node(page, 'orders').evaluate(
      (one) => getComputedStyle(one).transitionDuration,
    );
    expect(duration).toBe(expected);
  });
});

describe('without its script', () => {
  it('links still show sheets and sequences', async () => {
    const page = await open(small, { javaScriptEnabled: false });
    await node(page, 'orders').click();
    await sheet(page, 'orders').waitFor();
    await page.locator('nav').getByRole('link', { name: 'place-order' }).click();
    await page.locator('#saga-place-order svg').waitFor();
  });
});

describe('findings', () => {
  const findings = [
    {
      rule: 'SYNC004',
      severity: 'error',
      message: 'orders waits too long',
      place: 'orders.quoteOrder',
    },
    { rule: 'BND002', severity: 'info', message: 'catalog is large', place: 'catalog' },
    { rule: 'TX001', severity: 'warning', message: 'it has no way back', place: 'place-order' },
  ] as const;

  it('stand where they are', async () => {
    const page = await open(blueprintIn(shop), { findings: [...findings] });
    expect(await node(page, 'orders').locator('.badge.error').count()).toBe(1);
    expect(await node(page, 'payments').locator('.badge').count()).toBe(0);
    await node(page, 'orders').click();
    expect(await sheet(page, 'orders').innerText()).toContain('orders waits too long');
    await page.locator('nav').getByRole('link', { name: 'findings' }).click();
    expect(await page.locator('#findings tbody tr').count()).toBe(3);
    await page.locator('#findings').getByRole('link', { name: 'catalog' }).click();
    await sheet(page, 'catalog').waitFor();
    await page.locator('nav').getByRole('link', { name: 'place-order' }).click();
    expect(await page.locator('#saga-place-order').innerText()).toContain('it has no way back');
  });
});

describe('a picture as a file', () => {
  it('is XML that a browser reads, whatever people wrote', async () => {
    // A page of its own: that of the architecture lets no style in.
    const page = await (await open(small)).context().newPage();
    const blueprint = structuredClone(small);
    for (const service of blueprint.services) service.context = '</svg>]]>&<!--\u0000\ud800';
    const wrong = await page.evaluate(
      (svg) => {
        const document = new DOMParser().parseFromString(svg, 'image/svg+xml');
        return document.querySelector('parsererror')?.textContent ?? null;
      },
      await drawArchitecture(blueprint, 'svg'),
    );
    expect(wrong).toBeNull();
  });
});

describe('what people wrote', () => {
  const hostile = `</script><script>document.title='caught'</script><img src=x onerror=alert(1)>"'&<b>`;

  it('is text, wherever it stands', async () => {
    const blueprint = structuredClone(small);
    blueprint.system.description = hostile;
    for (const service of blueprint.services) {
      service.context = hostile;
      service.team = hostile;
      for (const entity of service.entities) entity.description = hostile;
      for (const operation of service.operations) operation.description = hostile;
      for (const event of service.events) event.description = hostile;
    }
    const findings = [
      { rule: hostile, severity: 'error' as const, message: hostile, place: 'orders' },
    ];
    const page = await open(blueprint, { findings, hash: '#service-orders' });
    expect(await page.title()).toBe('shop: architecture');
    expect(await page.locator('img, b').count()).toBe(0);
    expect(await page.locator('script').count()).toBe(1);
    expect(await sheet(page, 'orders').innerText()).toContain(hostile);
  });
});
