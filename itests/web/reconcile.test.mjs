import assert from 'node:assert/strict';
import { test } from 'node:test';
import { desk, inBrowser, pictures2, signIn, url } from './browser.mjs';

const COMPANY = 'RO890001013';

async function open(page, more = '') {
  await page.goto(`${url}#/reconcile?company=${COMPANY}${more}`);
  await page.locator('.grid-row.line').first().waitFor();
  await page.getByRole('grid').focus();
}

const selected = (page) => page.locator('.grid-row.line.on .strong').innerText();
const status = async (page) => {
  const words = await page.getByRole('status').first().innerText();
  const [lines, sure] = words.match(/\d+/g).map(Number);
  return { lines, sure };
};

test('a sure line is accepted by one key, the next is selected, and it is taken back', () =>
  inBrowser(desk, async (page) => {
    await signIn(page, 'ana');
    await open(page, '&grade=SURE');
    const before = await status(page);
    assert.ok(before.sure >= 2, JSON.stringify(before));
    // some line is sure because its text names the document
    for (let i = 0; i < before.lines && (await page.locator('mark').count()) === 0; i++) {
      await page.keyboard.press('j');
      await page.getByRole('list', { name: 'De ce' }).waitFor();
    }
    assert.ok((await page.locator('mark').count()) > 0);
    await pictures2(page, 'reconcile-evidence');
    const first = await selected(page);
    await page.keyboard.press('Enter');
    await page.waitForFunction((n) => document.querySelectorAll('.grid-row.line').length === n, before.lines - 1);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('role')), 'grid');

    await page.keyboard.press('u');
    await page.getByLabel('Motivul').fill('era alta');
    await page.getByRole('dialog').getByRole('button', { name: 'Anulează' }).click();
    await page.waitForFunction((n) => document.querySelectorAll('.grid-row.line').length === n, before.lines);
    assert.ok((await page.locator('.grid-row.line .strong').allInnerTexts()).includes(first));
  }));

test('a line is split over accounts to the cent, and the next goes where it went, by keys alone', () =>
  inBrowser(desk, async (page) => {
    await signIn(page, 'ana');
    await open(page, '&grade=NONE&flow=OUT');
    const before = await status(page);
    await page.keyboard.press('Home');
    await page.keyboard.press('/');
    await page.getByRole('button', { name: 'Adaugă un cont' }).click();
    await page.getByLabel('Cont', { exact: true }).fill('628');
    const confirm = page.getByRole('region', { name: 'Ce plătește linia' }).getByRole('button', { name: 'Confirmă' });
    assert.equal(await confirm.isDisabled(), true);
    await page.getByLabel('Motivul').fill('servicii de la terți');
    await pictures2(page, 'reconcile-split');
    await confirm.click();
    await page.waitForFunction((n) => document.querySelectorAll('.grid-row.line').length === n, before.lines - 1);
    await page.keyboard.press('+');
    await page.waitForFunction((n) => document.querySelectorAll('.grid-row.line').length === n, before.lines - 2);
    const saved = await page.evaluate(async (c) => (await fetch(`api/companies/${c}/matches?state=SAVED`)).json(), COMPANY);
    const split = saved.items.filter((l) => l.proposal.bookings[0]?.account === '628');
    assert.equal(split.length, 2);
  }));

test('a rule is made from a line, a note stays on it, a line is put away and comes back', () =>
  inBrowser(desk, async (page) => {
    await signIn(page, 'ana');
    await open(page);
    const before = await status(page);
    await page.getByText(/până la soldul final/).waitFor();
    await page.keyboard.press('Home');
    const first = await selected(page);
    await page.keyboard.press('n');
    await page.getByLabel('Ce vreți să rețineți').fill('<b>sună</b> clientul');
    await pictures2(page, 'reconcile-note');
    await page.getByRole('dialog').getByRole('button', { name: 'Salvează nota' }).click();
    await page.getByText('✎ <b>sună</b> clientul').waitFor();

    await page.getByRole('grid').focus();
    await page.keyboard.press('Delete');
    await page.getByLabel('Motivul').fill('nu este a noastră');
    await page.getByRole('dialog').getByRole('button', { name: 'Dă deoparte' }).click();
    await page.waitForFunction((n) => document.querySelectorAll('.grid-row.line').length === n, before.lines - 1);
    await open(page, '&state=DELETED');
    await page.locator('.grid-row.line').first().click();
    assert.equal(await selected(page), first);
    await page.getByRole('button', { name: 'Adu înapoi' }).click();
    await page.getByText('Nicio linie').waitFor();

    // lines like this one go to an account from now on; how many open ones there are is shown first
    await open(page, '&flow=OUT');
    await page.keyboard.press('Home');
    await page.keyboard.press('r');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Merge în contul').fill('628');
    await dialog.getByText(/au? aceste cuvinte/).waitFor();
    await pictures2(page, 'reconcile-rule');
    const words = await dialog.getByLabel('Cuvinte din text sau din nume').inputValue();
    await dialog.getByRole('button', { name: 'Creează regula' }).click();
    await dialog.waitFor({ state: 'detached' });
    const rules = await page.evaluate(async (c) => (await fetch(`api/companies/${c}/line-rules`)).json(), COMPANY);
    assert.deepEqual(rules.filter((r) => r.account === '628').map((r) => [r.words, r.flow]), [[words, 'OUT']]);
  }));

test('ticked lines are confirmed together after number and sum were shown', () =>
  inBrowser(desk, async (page) => {
    await signIn(page, 'ana');
    await open(page, '&grade=SURE');
    const before = await status(page);
    await page.keyboard.press('Home');
    await page.keyboard.press(' ');
    await page.keyboard.press('j');
    await page.keyboard.press(' ');
    await page.getByText(/2 bifate/).waitFor();
    await pictures2(page, 'reconcile-ticked');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('2 linii bifate').waitFor();
    await dialog.getByRole('button', { name: 'Confirmă' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.waitForFunction((n) => document.querySelectorAll('.grid-row.line').length === n, before.lines - 2);
  }));

test('all sure lines are accepted after their number and sum were shown', () =>
  inBrowser(desk, async (page) => {
    await signIn(page, 'ana');
    await open(page);
    const before = await status(page);
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog');
    await dialog.getByText(new RegExp(`^${before.sure} `)).waitFor();
    await pictures2(page, 'reconcile-all');
    await dialog.getByRole('button', { name: 'Confirmă' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.waitForFunction((n) => document.querySelector('[role=status]').innerText.startsWith(`${n} `), before.lines - before.sure);
  }));
