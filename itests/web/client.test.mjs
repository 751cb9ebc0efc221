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

/** A ZIP without compression, as small as can be. */
function zip(files) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const n = Buffer.from(name);
    const data = Buffer.from(text);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x800, 2);
    head.writeUInt16LE(0x21, 8);
    head.writeUInt32LE(crc(data), 10);
    head.writeUInt32LE(data.length, 14);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt16LE(n.length, 22);
    parts.push(Buffer.from('PK\x03\x04'), head, n, data);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), head, tail, n);
    at += 30 + n.length + data.length;
  }
  const dir = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  const count = Object.keys(files).length;
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(dir.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, dir, Buffer.from('PK\x05\x06'), end]);
}

function crc(data) {
  let c = ~0;
  for (const b of data) {
    c ^= b;
    for (let i = 0; i < 8; i++) {
      c = (c >>> 1) ^ (c & 1 ? 0xedb88320 : 0);
    }
  }
  return ~c >>> 0;
}

test('the archive has its folders, explained messages and a ZIP of what the filters show', () =>
  inBrowser(phone, async (page) => {
    await signIn(page, 'vasile');
    await page.goto(`${url}#/documents`);
    const folders = page.getByRole('navigation', { name: 'Dosarele arhivei' });
    await folders.getByRole('link', { name: 'Emise' }).click();
    await page.waitForURL(/direction=ISSUED/);
    await page.getByRole('row').nth(1).waitFor();
    await page.getByRole('button', { name: 'ZIP' }).click();
    const get = page.getByRole('link', { name: /^Descarcă/ });
    await get.waitFor();
    await accessible(page, 'zip');
    await picture(page, 'portal-zip');
    const [download] = await Promise.all([page.waitForEvent('download'), get.click()]);
    assert.equal(download.suggestedFilename(), 'partida-documents.zip');
    const { readFileSync } = await import('node:fs');
    const bytes = readFileSync(await download.path());
    assert.equal(bytes.subarray(0, 2).toString(), 'PK');
    assert.ok(bytes.includes('manifest.sha256') && bytes.includes('index.csv') && bytes.includes('RO890002027/issued/'));
    assert.ok(!bytes.includes('RO890001013/'));
    await page.getByRole('button', { name: 'Închide' }).click();

    await folders.getByRole('link', { name: 'Erori și mesaje SPV' }).click();
    await page.getByRole('article').first().waitFor();
    await pictures2(page, 'portal-messages');
    await page.goto(`${url}#/messages?type=ERRORS`);
    const error = page.getByRole('article').first();
    await error.getByRole('button', { name: 'Vezi ce spune' }).click();
    await error.getByRole('list', { name: 'Erori' }).getByRole('listitem').first().waitFor();
    await accessible(page, 'errors');
    await picture(page, 'portal-errors');
    const [container] = await Promise.all([page.waitForEvent('download'), error.getByRole('link', { name: 'ZIP' }).click()]);
    assert.match(container.suggestedFilename(), /\.zip$/);
  }));

test('own XML is sent, one by one and in a ZIP, and followed to its state or to its explained refusal', () =>
  inBrowser(phone, async (page) => {
    await signIn(page, 'vasile');
    const xml = await page.evaluate(async () => {
      const list = await (await fetch('api/documents?company=RO890002027&direction=ISSUED&limit=200')).json();
      const plain = list.items.find((d) => d.typeCode === '380');
      return (await fetch(`api/documents/${plain.id}/original`)).text();
    });
    const own = (number) => xml.replace(/(<cbc:ID>)[^<]*(<\/cbc:ID>)/, `$1${number}$2`);
    const number = `W${Date.now()}`;
    await page.goto(`${url}#/sending`);
    const input = page.locator('input[type=file]');
    const send = async (...files) => {
      await input.setInputFiles(files);
      await page.getByRole('button', { name: /^Trimite/ }).click();
    };
    await send({ name: 'una.xml', mimeType: 'text/xml', buffer: Buffer.from(own(number)) });
    await page.getByRole('article', { name: 'una.xml' }).getByText('Depus').waitFor({ timeout: 90_000 });
    await send({ name: 'mai multe.zip', mimeType: 'application/zip', buffer: zip({ 'bună.xml': own(`${number}-2`), 'rea.xml': own(`${number}-3`).replace(/<cbc:IssueDate>[^<]*</, '<cbc:IssueDate>2026-13-45<'), 'notă.txt': 'x' }) });
    await page.getByRole('alert').filter({ hasText: 'notă.txt' }).waitFor();
    const bad = page.getByRole('article', { name: 'rea.xml' });
    await bad.getByText('Greșit, nu s-a trimis').waitFor({ timeout: 60_000 });
    await bad.getByRole('button', { name: 'Vezi starea' }).click();
    await bad.getByRole('list', { name: 'Istoric' }).waitFor();
    await page.getByRole('article', { name: 'bună.xml' }).getByText('Depus').waitFor({ timeout: 90_000 });
    await pictures2(page, 'portal-sending');
  }));

test('the receipt of what was sent is saved when the mailbox has brought it', { skip: 'how long the seal takes after a sync is not understood yet: it came on two instances of three' }, () =>
  inBrowser(phone, async (page) => {
    await signIn(page, 'vasile');
    await page.goto(`${url}#/sending`);
    const good = page.getByRole('article', { name: 'una.xml' });
    await good.getByRole('button', { name: 'Vezi starea' }).click();
    // the sealed original is what the mailbox brings
    const sync = good.getByRole('button', { name: 'Sincronizează cu e-Factura' });
    const seal = good.getByRole('link', { name: 'Sigiliul autorității' });
    await seal.or(sync).first().waitFor();
    // the authority lists what it filed some time after it has said so: who does not wait for the schedule asks again
    for (let i = 0; i < 12 && !(await seal.isVisible()); i++) {
      await sync.click({ timeout: 5_000 }).catch(() => undefined);
      await seal.waitFor({ timeout: 10_000 }).catch(() => undefined);
    }
    await seal.waitFor();
    const [receipt] = await Promise.all([page.waitForEvent('download'), seal.click()]);
    assert.match(receipt.suggestedFilename(), /^semnatura_.*\.xml$/);
  }));

test('a recurring supplier is approved at once after count and sum; somebody decides for somebody; rules are the firm\'s', () =>
  inBrowser(phone, async (page, context) => {
    await signIn(page, 'vasile');
    await page.getByRole('article').first().waitFor();
    // a supplier that waits at least twice, and is approved once first
    const list = await page.evaluate(async () => (await fetch('api/documents?company=RO890002027&direction=RECEIVED&decision=PENDING&limit=500')).json());
    const rest = (d) => list.items.filter((x) => x.partnerTaxId === d.partnerTaxId && x.id !== d.id);
    const same = (all) => all.length > 1 && all.every((x) => x.currency === all[0].currency);
    const once = list.items.find((d) => d.partnerTaxId && same(rest(d)));
    assert.ok(once, 'a supplier with documents that wait besides one');
    const group = [once, ...rest(once)];
    const first = page.getByRole('article', { name: `Documentul ${group[0].number}`, exact: true });
    await first.getByRole('button', { name: 'Aprobă', exact: true }).click();
    await first.waitFor({ state: 'detached' });
    const all = page.getByRole('button', { name: `Aprobă toate de la ${group[0].partner}` });
    await all.waitFor();
    await pictures2(page, 'portal-recurring');
    await all.click();
    await accessible(page, 'recurring');
    await page.getByRole('dialog').getByText(`${group.length - 1} documente`).waitFor();
    await picture(page, 'portal-recurring-ask');
    await page.getByRole('button', { name: 'Da, aprobă' }).click();
    await all.waitFor({ state: 'detached' });
    for (const d of group) {
      const now = await page.evaluate(async (id) => (await fetch(`api/documents/${id}`)).json(), d.id);
      assert.equal(now.decision, 'APPROVED');
    }

    await page.goto(`${url}#/approvals`);
    await page.getByText('Regulile le schimbă contabilitatea.').waitFor();
    assert.ok(await page.getByLabel('Aprobare tacită după câte zile').isDisabled());
    await pictures2(page, 'portal-approvals');

    const firm = await context.browser().newContext({ locale: 'ro-RO', ...desk });
    const ana = await firm.newPage();
    await signIn(ana, 'ana');
    await ana.goto(`${url}#/approvals?company=RO890002027`);
    await ana.getByLabel('Aprobare automată, în limita de ± %').fill('5');
    await ana.getByLabel('După câte zile este avertizată persoana').fill('2');
    await ana.getByLabel('După câte zile este avertizată contabilitatea').fill('2');
    await ana.getByRole('button', { name: 'Salvează regulile' }).click();
    await ana.getByRole('alert').waitFor();
    await ana.getByLabel('După câte zile este avertizată contabilitatea').fill('5');
    await ana.getByRole('button', { name: 'Salvează regulile' }).click();
    await ana.getByText('Salvat.').waitFor();
    await pictures2(ana, 'approvals');
    await firm.close();
    await page.reload();
    await page.waitForFunction(() => [...document.querySelectorAll('input')].some((i) => i.value === '5'));
  }));
