import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { accessible, desk, inBrowser, phone, picture, pictures2, signIn, url } from './browser.mjs';

const CARPAT = 'RO890003030';

test('the firm invites, the client chooses a password, accepts, sees the company; the firm ends it and hands the archive over', () =>
  inBrowser(desk, async (ana, context) => {
    await signIn(ana, 'ana');
    await ana.goto(`${url}#/invitations?company=${CARPAT}`);
    await ana.getByLabel('Adrese de e-mail').fill('Dan Carp <DAN@carpat.ro>\nfără adresă');
    await ana.getByRole('button', { name: 'Invită', exact: true }).click();
    await ana.getByText('nu este o adresă', { exact: true }).waitFor();
    const link = await ana.locator('[data-link]').innerText();
    await pictures2(ana, 'invitations');
    // the same list again invites nobody twice
    await ana.getByRole('button', { name: 'Invită', exact: true }).click();
    await ana.getByText('invitat sau prezent deja').waitFor();
    assert.equal(await ana.locator('[data-link]').count(), 0);

    const client = await context.browser().newContext({ locale: 'ro-RO', acceptDownloads: true, reducedMotion: 'reduce', ...phone });
    const dan = await client.newPage();
    const asked = [];
    dan.on('request', (r) => asked.push(r.url()));
    await dan.goto(link);
    await dan.getByText('pentru Carpat').waitFor();
    await dan.getByRole('button', { name: 'Italiano' }).click();
    await dan.getByText('La password').or(dan.getByLabel('Scelga una password')).first().waitFor();
    await dan.getByRole('button', { name: 'Română' }).click();
    await pictures2(dan, 'accept');
    await dan.getByLabel('Alegeți o parolă').fill('scurta');
    await dan.getByRole('button', { name: 'Creează contul' }).click();
    await dan.getByRole('alert').waitFor();
    await dan.getByLabel('Alegeți o parolă').fill('corect cal baterie');
    await dan.getByRole('button', { name: 'Creează contul' }).click();

    const own = dan.getByRole('article', { name: 'Carpat' });
    await own.getByText('așteaptă răspunsul').waitFor();
    await pictures2(dan, 'portfolio');
    const secret = link.split('/').pop();
    assert.deepEqual(asked.filter((u) => u.includes(secret) && !u.includes('#')), []);
    const status = () => dan.evaluate(async (c) => (await fetch(`api/documents?company=${c}`)).status, CARPAT);
    assert.equal(await status(), 403, 'nothing is shared before it is accepted');
    await own.getByRole('button', { name: 'Acceptă' }).click();
    await own.getByText('partajată').waitFor();
    assert.equal(await status(), 200);
    await dan.goto(`${url}#/documents`);
    await dan.getByRole('row').nth(1).waitFor();

    // the link opened once
    const stranger = await context.browser().newContext({ locale: 'ro-RO', ...phone });
    const late = await stranger.newPage();
    await late.goto(link);
    await late.getByText('Această legătură nu se mai deschide').waitFor();
    await accessible(late, 'link that is used');
    await stranger.close();

    await ana.reload();
    const row = ana.getByRole('row').filter({ hasText: 'Carpat' });
    await row.getByText('colaborează').waitFor();
    await row.getByRole('button', { name: 'Încheie colaborarea' }).click();
    await ana.getByRole('dialog').getByRole('button', { name: 'Încheie colaborarea' }).click();
    await row.getByText('încheiată').waitFor();
    assert.equal(await status(), 401, 'the session is over at once');
    await row.getByRole('button', { name: 'Pregătește arhiva de predare' }).click();
    await ana.waitForFunction(async (c) => (await (await fetch('api/collaborations')).json()).some((x) => x.company === c && x.handOver), CARPAT);
    await ana.reload();
    const [zip] = await Promise.all([ana.waitForEvent('download'), row.getByRole('link', { name: 'Descarcă arhiva' }).click()]);
    const bytes = readFileSync(await zip.path());
    assert.equal(bytes.subarray(0, 2).toString(), 'PK');
    assert.ok(bytes.includes('manifest.csv') && bytes.includes('SHA256SUMS'));
    await picture(ana, 'invitations-ended');

    await dan.goto(`${url}#/portfolio`);
    await dan.reload();
    await dan.getByLabel('Nume').fill('dan@carpat.ro');
    await dan.getByLabel('Parola', { exact: true }).fill('corect cal baterie');
    await dan.getByRole('button', { name: 'Conectare' }).click();
    await own.getByText('încheiată').waitFor();
    assert.equal(await status(), 403);
    const [once] = await Promise.all([dan.waitForEvent('download'), own.getByRole('link', { name: /o singură dată/ }).click()]);
    assert.equal(once.suggestedFilename(), `handover_${CARPAT}.zip`);
    assert.equal(await dan.evaluate(async (c) => (await fetch(`api/collaborations/mine/${c}/handover`)).status, CARPAT), 409);
    await client.close();
  }));

test('a lost password is asked for, and nothing tells whose names there are', () =>
  inBrowser(phone, async (page) => {
    await page.goto(url);
    for (const name of ['ana', 'nimeni@nicaieri.ro']) {
      await page.getByLabel('Nume').fill(name);
      const [answer] = await Promise.all([page.waitForResponse(/open\/password\/ask/), page.getByRole('button', { name: 'Am uitat parola' }).click()]);
      assert.equal(answer.status(), 202);
    }
    await page.getByText('Dacă numele este cunoscut').waitFor();
    await pictures2(page, 'lost-password');
  }));
