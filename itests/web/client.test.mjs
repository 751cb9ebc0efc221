import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, desk, inBrowser, phone, picture, pictures2, signIn, url } from './browser.mjs';

test('a client asks about an invoice, the accountant answers in the split view, the client reads it', () =>
  inBrowser(phone, async (page, context) => {
    await signIn(page, 'vasile');
    const first = page.getByRole('article').first();
    await first.waitFor();
    const name = await first.getAttribute('aria-label');
    await first.getByRole('button', { name: 'Întreabă' }).click();
    await page.getByLabel('Întrebare').fill('Ce este <b>aceasta</b>?');
    await page.getByRole('dialog').getByRole('button', { name: 'Întreabă' }).click();
    const aside = page.getByRole('region', { name: 'Puse deoparte, cu întrebare' });
    await aside.getByRole('article', { name, exact: true }).waitFor();
    await aside.getByText('Ce este <b>aceasta</b>?').waitFor();
    await pictures2(page, 'portal-asked');

    const firm = await context.browser().newContext({ locale: 'ro-RO', ...desk });
    const ana = await firm.newPage();
    await signIn(ana, 'ana');
    await ana.goto(`${url}#/comments?open=true`);
    const waits = ana.getByRole('article', { name, exact: true });
    await waits.waitFor();
    await accessible(ana, 'questions');
    await picture(ana, 'questions');
    await waits.getByRole('link').click();
    await ana.getByLabel('Scrieți un mesaj').fill('Chiria pe luna trecută.');
    await ana.getByRole('button', { name: 'Trimite mesajul' }).click();
    await ana.getByRole('listitem').filter({ hasText: 'Chiria pe luna trecută.' }).waitFor();
    await pictures2(ana, 'comments');
    await ana.goto(`${url}#/comments?open=true`);
    await ana.getByText('Nimeni nu a scris încă.').waitFor();
    await firm.close();

    await page.reload();
    await aside.waitFor({ state: 'detached' });
    const back = page.getByRole('article', { name, exact: true });
    await back.getByText('Chiria pe luna trecută.').waitFor();
    await page.getByRole('button', { name: 'Meniu' }).click();
    await page.getByRole('link', { name: 'Întrebări și mesaje' }).getByText('1').waitFor();
    await page.getByRole('link', { name: 'Întrebări și mesaje' }).click();
    await page.getByRole('article', { name, exact: true }).getByText('un mesaj nou').waitFor();
    await pictures2(page, 'portal-comments');
    await page.getByRole('article', { name, exact: true }).getByRole('link').click();
    await page.getByRole('listitem').filter({ hasText: 'Chiria pe luna trecută.' }).waitFor();
    await page.goto(`${url}#/comments`);
    await page.getByText('un mesaj nou').waitFor({ state: 'detached' });
  }));
