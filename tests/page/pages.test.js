// Opens every page that `native/core/tests/engine/reports/page.rs` has left in TPNSKIT_PAGES, in each language, colour scheme and width.
// TPNSKIT_CHROMIUM is the browser. With TPNSKIT_SCREENSHOTS naming a folder, pictures are left there to be looked at.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { chromium } from 'playwright-core';

const QUIET = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];
const { TPNSKIT_PAGES, TPNSKIT_CHROMIUM, TPNSKIT_SCREENSHOTS } = process.env;

const browser = await chromium.launch({ executablePath: TPNSKIT_CHROMIUM ?? '/usr/bin/chromium', args: QUIET });
after(() => browser.close());

describe('report pages', { concurrency: availableParallelism() }, () => {
  for (const language of ['en', 'zh']) {
    const folder = resolve(TPNSKIT_PAGES, language);
    for (const name of readdirSync(folder).filter(name => name.endsWith('.html'))) {
      for (const colorScheme of ['light', 'dark']) {
        for (const width of [1280, 360]) {
          test(`${language}/${name}, ${colorScheme}, ${width} wide`, () => open(folder, name, language, colorScheme, width));
        }
      }
    }
  }
});

async function open(folder, name, language, colorScheme, width) {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
  try {
    const page = await context.newPage();
    await check(page, language, join(folder, name));
    if (TPNSKIT_SCREENSHOTS) {
      const path = join(TPNSKIT_SCREENSHOTS, `${language}-${name}-${colorScheme}-${width}.png`);
      await page.screenshot({ path, fullPage: true });
    }
  } finally {
    await context.close();
  }
}

async function check(page, language, file) {
  const [errors, loaded] = [[], []];
  page.on('console', message => errors.push(message.text()));
  page.on('pageerror', error => errors.push(String(error)));
  page.on('request', request => loaded.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  assert.equal(await page.locator('html').getAttribute('lang'), language);

  // What is folded away counts, too.
  await page.locator('details').evaluateAll(all => all.forEach(details => { details.open = true; }));
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(overflow <= 0, `the page is ${overflow} px too wide`);

  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ['violations'] }));
  assert.deepEqual(violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(node => node.html) })), []);
  assert.deepEqual(errors, []);
  assert.deepEqual(loaded, [page.url()]);
}
