// What the journeys share: a real browser, the pages' rules (axe, no errors), pictures to look at.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';

const need = (name) => process.env[name] ?? assert.fail(`the variable ${name} is missing; WebIT sets it`);

/** Where the instance answers, such as http://127.0.0.1:8181/partida/. */
export const url = need('PARTIDA_URL');
export const passwords = JSON.parse(need('PARTIDA_PASSWORDS'));
const pictures = need('PARTIDA_PICTURES');
mkdirSync(pictures, { recursive: true });

export const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
export const desk = { viewport: { width: 1400, height: 900 } };

/** Runs a journey in a browser of its own. What the page reports as an error fails it. */
export async function inBrowser(settings, journey) {
  const browser = await chromium.launch({
    executablePath: process.env.PARTIDA_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  try {
    const context = await browser.newContext({ locale: 'ro-RO', acceptDownloads: true, reducedMotion: 'reduce', ...settings });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const errors = [];
    page.on('pageerror', (e) => errors.push(e.message));
    // a policy that is broken is a defect; refusals by the API are shown by the page itself
    page.on('console', (m) => m.type() === 'error' && /Content Security Policy|Refused to/.test(m.text()) && errors.push(m.text()));
    await journey(page, context);
    assert.deepEqual(errors, []);
  } finally {
    await browser.close();
  }
}

export async function signIn(page, user) {
  await page.goto(url);
  await page.getByLabel('Nume').fill(user);
  await page.getByLabel('Parola', { exact: true }).fill(passwords[user]);
  await page.getByRole('button', { name: 'Conectare' }).click();
  await page.locator('#main').waitFor();
}

/** No rule of WCAG that a program can check is broken here. */
export async function accessible(page, where) {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  assert.deepEqual(violations.map((v) => `${where}: ${v.id}: ${v.nodes[0].html.slice(0, 160)}`), []);
}

export async function picture(page, name) {
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

/** Both themes, since people choose. */
export async function pictures2(page, name) {
  for (const scheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme: scheme });
    await accessible(page, `${name} ${scheme}`);
    await picture(page, `${name}-${scheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}
