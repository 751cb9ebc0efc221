// Joins the page's parts: sign in, show, start, follow.
import { Refused, follow, get, pages, post, token } from './api.js';
import { byId, el } from './dom.js';
import { language, text, translate } from './texts.js';
import * as views from './views.js';

const SHOWN_JOBS = 12;

function say(problem) {
  const message = byId('message');
  message.hidden = !problem;
  message.textContent = problem ?? '';
}

/** Runs something whose failure is shown; a token that is not known any more leads back to the sign-in. */
async function attempt(work) {
  try {
    say();
    return await work();
  } catch (error) {
    if (error instanceof Refused && error.status === 401) {
      token.clear();
      signedIn(false);
      say(text('signInWrong'));
    } else {
      say(error instanceof Refused ? error.message : text('unreachable'));
    }
    return undefined;
  }
}

function signedIn(yes) {
  byId('sign-in').hidden = yes;
  byId('work').hidden = !yes;
  byId('sign-out').hidden = !yes;
  if (!yes) {
    byId('health').textContent = '';
    byId('token').focus();
  }
}

async function showVersion() {
  const document = await (await fetch('api/openapi.json', { credentials: 'omit' })).json();
  byId('version').textContent = text('running', { version: document.info.version });
}

async function showHealth() {
  const entries = await get('health');
  const [level, words] = views.worst(entries);
  byId('health').className = level;
  byId('health').textContent = words;
  byId('parts').replaceChildren(views.health(entries));
}

// rows fill one after the other, so that many companies do not ask all at once
let filling = Promise.resolve();

async function showCompanies() {
  const list = await get('companies');
  const rows = [];
  byId('companies').replaceChildren(views.companies(list, (company, cells) => rows.push([company, cells])));
  const chosen = byId('company').value;
  byId('company').replaceChildren(el('option', { value: '' }, text('allCompanies')), ...list.map((c) => el('option', { value: c.id, selected: c.id === chosen }, c.name)));
  filling = filling.then(async () => {
    for (const [company, cells] of rows) {
      await fillCompany(company, cells);
    }
  });
}

async function fillCompany(company, [decision, accounting, lines]) {
  const id = encodeURIComponent(company.id);
  const show = (cell, content) => cell.replaceChildren(content);
  const failed = (error) => el('span', { class: 'bad' }, error.message);
  try {
    const documents = await pages(`documents?company=${id}`);
    show(decision, views.counts(views.tally(documents.items, 'decision'), documents.complete));
    show(accounting, views.counts(views.tally(documents.items, 'accounting'), documents.complete));
  } catch (error) {
    show(decision, failed(error));
    show(accounting, '');
  }
  try {
    const all = await pages(`companies/${id}/statement-lines`);
    show(lines, views.counts(views.tally(all.items, 'state'), all.complete));
  } catch (error) {
    show(lines, failed(error));
  }
}

async function showActions() {
  const list = await get(`actions?lang=${language}`);
  // a browser sends bytes, never a path: what asks for a file is the upload below
  const runnable = list.filter((a) => a.parameters.every((p) => p.type !== 'FILE'));
  byId('actions').replaceChildren(...(runnable.length ? runnable.map((a) => views.action(a, run)) : [el('li', { class: 'quiet' }, text('noActions'))]));
}

async function run(action, parameters, button) {
  button.disabled = true;
  const company = byId('company').value || undefined;
  const job = await attempt(() => post(`actions/${encodeURIComponent(action.id)}/run`, JSON.stringify({ company, parameters })));
  button.disabled = false;
  if (job) {
    showJob(job);
    watch(job);
  }
}

async function showJobs() {
  const list = (await get('jobs')).slice(0, SHOWN_JOBS);
  byId('jobs').replaceChildren(...(list.length ? list.map((j) => views.job(j, cancel)) : [el('li', { class: 'quiet' }, text('noJobs'))]));
  list.filter((j) => j.state === 'RUNNING').forEach(watch);
}

function showJob(job) {
  const known = byId('jobs').querySelector(`[data-job="${CSS.escape(job.id)}"]`);
  const card = views.job(job, cancel);
  if (known) {
    known.replaceWith(card);
  } else {
    byId('jobs').querySelector('li:not([data-job])')?.remove();
    byId('jobs').prepend(card);
  }
}

const watched = new Set();

async function watch(job) {
  if (watched.has(job.id)) {
    return;
  }
  watched.add(job.id);
  await follow(job.id, showJob).catch(() => undefined);
  watched.delete(job.id);
  // the stream may have broken off before the end
  const now = await attempt(() => get(`jobs/${encodeURIComponent(job.id)}`));
  if (now) {
    showJob(now);
  }
  if (now?.state === 'RUNNING') {
    setTimeout(() => watch(now), 2000);
  } else if (now && watched.size === 0) {
    // once, after the last of several
    await attempt(() => Promise.all([showCompanies(), showHealth()]));
  }
}

const cancel = (job) => attempt(async () => showJob(await post(`jobs/${encodeURIComponent(job.id)}/cancel`)));

async function upload(event) {
  event.preventDefault();
  const answer = byId('upload-answer');
  answer.textContent = text('loading');
  const body = new FormData();
  body.append('file', byId('file').files[0]);
  const company = byId('company').value;
  const result = await attempt(() => post(`statements${company && `?company=${encodeURIComponent(company)}`}`, body, {}));
  answer.textContent = '';
  if (result) {
    answer.textContent = result.alreadyImported ? text('alreadyImported') : text('imported', result);
    byId('upload').reset();
    await attempt(showCompanies);
  }
}

async function enter() {
  const companies = await attempt(async () => {
    await showCompanies();
    signedIn(true);
    return true;
  });
  if (companies) {
    // one part that is stopped must not hide the others
    await Promise.all([showHealth, showActions, showJobs].map((show) => attempt(show)));
  } else {
    signedIn(false);
  }
}

translate(document);
byId('sign-in-form').addEventListener('submit', (event) => {
  event.preventDefault();
  token.set(byId('token').value.trim());
  byId('token').value = '';
  enter();
});
byId('sign-out').addEventListener('click', () => {
  token.clear();
  location.reload();
});
byId('upload').addEventListener('submit', upload);
attempt(showVersion);
if (token.get()) {
  enter();
} else {
  signedIn(false);
}
