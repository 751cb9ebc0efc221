import assert from 'node:assert/strict';
import { test } from 'node:test';
import { desk, inBrowser, pictures2, signIn, url } from './browser.mjs';

test('what waits stands on the first page, the most first', () =>
  inBrowser(desk, async (page) => {
    await signIn(page, 'ana');
    await page.getByRole('table').waitFor();
    await page.waitForFunction(() => !document.body.innerText.includes('…'));
    await pictures2(page, 'workbench-home');
    const sums = await page.evaluate(() => [...document.querySelectorAll('tbody tr')].map((r) => [...r.querySelectorAll('td')].reduce((s, c) => s + (parseInt(c.textContent, 10) || 0), 0)));
    assert.equal(sums.length, 3);
    assert.deepEqual([...sums].sort((a, b) => b - a), sums);
  }));

test('a question is answered, a document posted and taken back, by keys where there are keys', () =>
  inBrowser(desk, async (page) => {
    await signIn(page, 'ana');
    await page.goto(`${url}#/documents?company=RO890003030&accounting=QUESTION`);
    await page.getByRole('grid').focus();
    await page.keyboard.press('j');
    await page.getByText('Nota contabilă').waitFor();
    await pictures2(page, 'workbench-question');
    // as many questions as it has; each answer serves its siblings
    const post = page.getByRole('button', { name: 'Contează', exact: true });
    const question = page.getByRole('combobox', { name: 'Răspuns' }).first();
    for (let i = 0; i < 12; i++) {
      await post.or(question).first().waitFor();
      if (await post.isVisible()) {
        break;
      }
      const asked = await page.locator('[role=alert]').filter({ has: question }).first().innerText();
      await question.fill('Mărfuri');
      await page.getByRole('option', { name: 'Mărfuri' }).first().click();
      await page.getByRole('button', { name: 'Răspunde' }).first().click();
      await page.waitForFunction((text) => ![...document.querySelectorAll('[role=alert]')].some((a) => a.innerText.split('\n')[0] === text), asked.split('\n')[0]);
    }
    await page.getByRole('button', { name: 'Contează', exact: true }).click();
    await page.getByRole('button', { name: 'Stornează' }).first().click();
    await page.getByLabel('Motivul').fill('cont greșit');
    await page.getByRole('dialog').getByRole('button', { name: 'Stornează' }).click();
    await page.getByText('Stornat').first().waitFor();
    await pictures2(page, 'workbench-undone');
  }));

test('every filter is in the address: who opens it sees the same', () =>
  inBrowser(desk, async (page) => {
    await signIn(page, 'ana');
    await page.goto(`${url}#/documents?company=RO890001013&direction=RECEIVED&text=tipografia`);
    await page.getByRole('row').nth(1).waitFor();
    const rows = await page.locator('.grid-row.line').count();
    await page.getByRole('row').nth(1).click();
    await page.waitForURL(/document=/);
    await page.reload();
    await page.getByText('Decizii').waitFor();
    assert.equal(await page.locator('.grid-row.line').count(), rows);
    assert.equal(await page.getByRole('textbox', { name: 'Partener sau număr' }).inputValue(), 'tipografia');
  }));
