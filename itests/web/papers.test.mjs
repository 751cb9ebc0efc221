import assert from 'node:assert/strict';
import { test } from 'node:test';
import { desk, inBrowser, phone, picture, pictures2, signIn, url } from './browser.mjs';

/** A receipt as a photo, drawn by the browser itself. */
async function photo(page, number) {
  const data = await page.evaluate((n) => {
    const c = document.createElement('canvas');
    c.width = 420;
    c.height = 640;
    const g = c.getContext('2d');
    g.fillStyle = '#f4f1e8';
    g.fillRect(0, 0, c.width, c.height);
    g.fillStyle = '#222';
    g.font = '20px monospace';
    ['PETROL STATIE SRL', 'CIF RO18547290', '', 'MOTORINA', '15.125 L x 8.00', 'TVA A 21%', '', 'TOTAL      121.00', 'CARD       121.00', '', 'CUI CLIENT RO890001013', `BON ${n}   05.10.2026`].forEach((t, i) => g.fillText(t, 40, 60 + i * 42));
    return c.toDataURL('image/jpeg', 0.8).split(',')[1];
  }, number);
  return { name: `bon <${number}>.jpg`, mimeType: 'image/jpeg', buffer: Buffer.from(data, 'base64') };
}

/** The smallest PDF with two pages. */
function pdf(number) {
  const text = (t) => `BT /F1 24 Tf 60 700 Td (${t}) Tj ET`;
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>', ...[5, 6].map((c) => `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${c} 0 R/Resources<</Font<</F1 7 0 R>>>>>>`), ...[text(`INVOICE ${number} Cloud GmbH DE123456789`), text('Total EUR 100.00')].map((s) => `<</Length ${s.length}>>stream\n${s}\nendstream`), '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'];
  let out = '%PDF-1.4\n';
  const at = objects.map((o, i) => {
    const start = out.length;
    out += `${i + 1} 0 obj${o}endobj\n`;
    return start;
  });
  const xref = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${at.map((a) => `${String(a).padStart(10, '0')} 00000 n \n`).join('')}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${xref}\n%%EOF\n`;
  return { name: 'invoice.pdf', mimeType: 'application/pdf', buffer: Buffer.from(out, 'latin1') };
}

test('a client hands over photos; the accountant enters them beside the picture, by keys alone', async () => {
  const number = String(Date.now()).slice(-7);
  await inBrowser(phone, async (page) => {
    await signIn(page, 'vasile');
    await page.goto(`${url}#/upload`);
    await page.getByLabel('Poză sau PDF al unui document').check();
    await page.getByLabel('Notă pentru contabil').fill('motorina pentru dubă');
    await page.locator('input[type=file]').setInputFiles([await photo(page, number), { name: 'poza.heic', mimeType: 'image/heic', buffer: Buffer.from('\0\0\0\u0018ftypheic') }, pdf(number)]);
    await pictures2(page, 'portal-photo');
    await page.getByRole('button', { name: /^Trimite/ }).click();
    await page.getByText('Predat; contabilul îl va introduce.').last().waitFor();
    await page.getByText(/JPEG/).last().waitFor();
  });
  await inBrowser(desk, async (page) => {
    await signIn(page, 'ana');
    await page.goto(`${url}#/papers?company=RO890002027`);
    const form = page.getByRole('form', { name: 'Ce scrie pe document' });
    await form.waitFor();
    await page.waitForFunction(() => document.querySelector('.picture-frame img')?.naturalWidth > 100);
    await page.getByText('motorina pentru dubă').waitFor();
    await pictures2(page, 'papers');
    const started = Date.now();
    // the seller's code has the focus; Tab goes on as the paper does
    assert.equal(await page.evaluate(() => document.activeElement.closest('label, .mantine-TextInput-root')?.textContent), 'CUI-ul vânzătorului');
    const keys = page.keyboard;
    await keys.type('18547290');
    await keys.press('Tab');
    await keys.type('Petrol Stație SRL');
    await keys.press('Tab');
    await keys.type(number);
    await page.getByLabel('Data').fill('2026-10-05');
    await page.getByLabel('Ce s-a cumpărat, rândul 1').focus();
    await keys.type('Motorină');
    await keys.press('Tab');
    await keys.type('Combus');
    await keys.press('ArrowDown');
    await keys.press('Enter');
    await keys.press('Tab');
    await keys.type('121,00');
    await page.getByText(/^net 100,00 \+ TVA 21,00$/).waitFor();
    await page.getByLabel('Plătit').selectOption('CARD');
    await picture(page, 'papers-filled');
    await keys.press('Control+Enter');
    await page.getByText(`${number} este acum document.`).waitFor();
    assert.ok(Date.now() - started < 20_000, 'under twenty seconds');

    // the next one came by itself: the PDF, shown as pictures, with the day of the one before
    await page.getByRole('region', { name: 'invoice.pdf' }).waitFor();
    await page.waitForFunction(() => document.querySelectorAll('.picture-frame img').length === 2 && document.querySelector('.picture-frame img').naturalWidth > 1000);
    assert.equal(await page.getByLabel('Data').inputValue(), '2026-10-05');
    await page.getByLabel('Felul documentului').selectOption('FOREIGN');
    await keys.press('Control+Enter');
    await page.getByText('lipsește').first().waitFor();
    await picture(page, 'papers-missing');
    await page.getByRole('button', { name: 'Dă deoparte' }).click();
    await page.getByLabel('Motivul').fill('a venit prin e-Factura');
    await page.getByRole('dialog').getByRole('button', { name: 'Dă deoparte' }).click();
    await page.getByText('Niciun document nu așteaptă').waitFor();

    // the document waits for the client's word and shows its picture
    await page.getByRole('link', { name: 'Vezi documentul' }).click();
    await page.getByRole('heading', { name: new RegExp(`Bon fiscal ${number}`) }).waitFor();
    await page.locator('.picture-frame img').first().waitFor();
    await page.getByText('Motorină').first().waitFor();
    await pictures2(page, 'papers-document');
  });
  await inBrowser(phone, async (page) => {
    await signIn(page, 'vasile');
    await page.getByRole('article', { name: new RegExp(number) }).waitFor();
    const status = await page.evaluate(async () => (await fetch('api/scans?company=RO890001013')).status);
    assert.equal(status, 403);
  });
});
