import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inBrowser, phone, picture, pictures2, signIn, url } from './browser.mjs';

test('a client approves and rejects on a phone, and sees no other company', () =>
  inBrowser(phone, async (page) => {
    await signIn(page, 'vasile');
    await page.getByRole('article').first().waitFor();
    await pictures2(page, 'portal-todo');
    const cards = page.getByRole('article');
    const before = await cards.count();
    assert.ok(before >= 3, `${before} documents wait`);

    await cards.first().getByRole('button', { name: 'Vezi factura' }).click();
    await page.getByText('Total fără TVA').first().waitFor();
    await picture(page, 'portal-invoice');
    const first = await cards.first().getAttribute('aria-label');
    await cards.first().getByRole('button', { name: 'Aprobă' }).click();
    await page.getByRole('article', { name: first, exact: true }).waitFor({ state: 'detached' });

    const second = await cards.first().getAttribute('aria-label');
    await cards.first().getByRole('button', { name: 'Respinge' }).click();
    await page.getByLabel('Motivul').fill('marfa nu a sosit');
    await picture(page, 'portal-reject');
    await page.getByRole('dialog').getByRole('button', { name: 'Respinge' }).click();
    await page.getByRole('article', { name: second, exact: true }).waitFor({ state: 'detached' });
    assert.equal(await cards.count(), before - 2);

    // the archive has both with their decision, and only the own company's
    await page.getByRole('button', { name: 'Meniu' }).click();
    await page.getByRole('link', { name: 'Arhiva' }).click();
    await page.getByRole('row').nth(1).waitFor();
    await pictures2(page, 'portal-archive');
    const list = await page.evaluate(async () => (await fetch('api/documents?limit=1000')).json());
    assert.deepEqual([...new Set(list.items.map((d) => d.company))], ['RO890002027']);
    const other = await page.evaluate(async () => (await fetch('api/documents?company=RO890001013')).status);
    assert.equal(other, 403);
  }));

test('the archive is searched without marks, and its papers are saved', () =>
  inBrowser(phone, async (page) => {
    await signIn(page, 'vasile');
    await page.goto(`${url}#/documents?decision=REJECTED`);
    await page.getByRole('row').nth(1).waitFor();
    const partner = await page.locator('.grid-row.line .strong').first().innerText();
    await page.goto(`${url}#/documents`);
    const plain = partner.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().slice(0, 8);
    await page.getByRole('textbox', { name: 'Partener sau număr' }).fill(plain);
    await page.waitForURL(/text=/);
    await page.getByRole('row').nth(1).click();
    await page.getByText('Decizii').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.evaluate(() => {
      const a = document.querySelector('a[href$="/original"]');
      a.removeAttribute('target');
      a.click();
    })]);
    assert.match(download.suggestedFilename(), /\.xml$/);
  }));

test('what changes something is refused without the key of the session', () =>
  inBrowser(phone, async (page) => {
    await signIn(page, 'vasile');
    const status = await page.evaluate(async () => (await fetch('api/session/language', { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: '{"language":"it"}' })).status);
    assert.equal(status, 403);
  }));

test('files are handed over, each by itself, and twice counts once', () =>
  inBrowser(phone, async (page) => {
    await signIn(page, 'vasile');
    await page.goto(`${url}#/upload`);
    await page.getByRole('radiogroup').waitFor();
    await pictures2(page, 'portal-upload');
    await page.getByLabel('Document al firmei').check();
    const good = { name: 'chitanță.json', mimeType: 'application/json', buffer: Buffer.from('[]') };
    const bad = { name: 'other.bin', mimeType: 'application/octet-stream', buffer: Buffer.from([0, 1, 2, 3]) };
    await page.locator('input[type=file]').setInputFiles([bad, good]);
    await page.getByRole('button', { name: /^Trimite/ }).click();
    await page.getByText('other.bin').last().waitFor();
    await page.getByText('chitanță.json').last().waitFor();
  }));
