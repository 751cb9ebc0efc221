import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, desk, inBrowser, passwords, pictures2, signIn, url } from './browser.mjs';

test('a wrong password is told apart from nothing, a right one opens the books', () =>
  inBrowser(desk, async (page) => {
    await page.goto(url);
    await pictures2(page, 'sign-in');
    await page.getByRole('button', { name: 'Italiano' }).click();
    await page.getByRole('button', { name: 'Accedi' }).waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByLabel('Name').fill('ana');
    await page.getByLabel('Password', { exact: true }).fill('wrong password');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Password', { exact: true }).fill(passwords.ana);
    await page.keyboard.press('Enter');
    await page.locator('#main').waitFor();
    const cookies = await page.context().cookies();
    const session = cookies.find((c) => c.name === 'partida-session');
    assert.equal(session.httpOnly, true);
    assert.equal(session.sameSite, 'Strict');
    assert.equal(await page.evaluate(() => document.cookie), '');
    assert.deepEqual(await page.evaluate(() => Object.values(localStorage).filter((v) => v.length > 10)), []);
  }));

test('a session that ends in the middle of work loses nothing that was typed', () =>
  inBrowser(desk, async (page, context) => {
    await signIn(page, 'ana');
    await page.goto(`${url}#/documents?decision=PENDING`);
    await page.getByRole('row').nth(1).click();
    await page.getByRole('button', { name: 'Respinge' }).click();
    await page.getByLabel('Motivul').fill('prețul nu este cel convenit');
    await context.clearCookies();
    await page.getByRole('dialog').getByRole('button', { name: 'Respinge' }).click();
    const again = page.getByRole('dialog', { name: 'Conectați-vă din nou' });
    await again.waitFor();
    await accessible(page, 'sign-in again');
    await again.getByLabel('Parola', { exact: true }).fill(passwords.ana);
    await page.keyboard.press('Enter');
    await again.waitFor({ state: 'detached' });
    assert.equal(await page.getByLabel('Motivul').inputValue(), 'prețul nu este cel convenit');
    await page.getByRole('dialog').getByRole('button', { name: 'Respinge' }).click();
    await page.getByRole('button', { name: 'Retrage decizia' }).waitFor();
    // and back, for whoever comes after
    await page.getByRole('button', { name: 'Retrage decizia' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Retrage decizia' }).click();
    await page.getByRole('button', { name: 'Aprobă' }).first().waitFor();
  }));

test('signing out ends the session on the server', () =>
  inBrowser(desk, async (page, context) => {
    await signIn(page, 'ana');
    const before = await context.cookies();
    await page.getByRole('button', { name: /setări și deconectare/ }).click();
    await page.getByRole('menuitem', { name: 'Deconectare' }).click();
    await page.getByLabel('Nume').waitFor();
    await context.addCookies(before);
    const answer = await page.request.get(`${url}api/session`);
    assert.equal(answer.status(), 401);
  }));
