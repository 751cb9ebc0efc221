// What the answers of the API look like. Everything is put in as text.
import { el } from './dom.js';
import { language, stateText, text } from './texts.js';

const LEVELS = { OK: 'good', WARN: 'warn', FAIL: 'bad' };
const ENDS = { DONE: 'good', PARTIAL: 'warn', FAILED: 'bad', CANCELLED: 'warn' };

/** How often each value of a field occurs. */
export function tally(items, field) {
  const counts = new Map();
  for (const item of items) {
    counts.set(item[field], (counts.get(item[field]) ?? 0) + 1);
  }
  return counts;
}

export function counts(map, complete = true) {
  if (map.size === 0) {
    return el('span', { class: 'quiet' }, text('none'));
  }
  const number = (n) => (complete ? String(n) : text('more', { count: n }));
  return el('dl', {}, ...[...map].flatMap(([state, n]) => [el('dt', {}, stateText(state)), el('dd', {}, number(n))]));
}

/** The table of companies; `fill` is called with each row's cells, to put in what comes later. */
export function companies(list, fill) {
  if (list.length === 0) {
    return el('p', { class: 'quiet' }, text('noCompanies'));
  }
  const rows = list.map((c) => {
    const cells = [0, 1, 2].map(() => el('td', {}, el('span', { class: 'quiet' }, text('loading'))));
    fill(c, cells);
    return el('tr', {}, el('th', { scope: 'row' }, c.name, el('br'), el('span', { class: 'quiet' }, c.id)), ...cells);
  });
  return table(['company', 'decision', 'accounting', 'lines'], rows);
}

function table(heads, rows) {
  const head = el('tr', {}, ...heads.map((h) => el('th', { scope: 'col' }, text(h))));
  return el('div', { class: 'table', tabindex: '0', role: 'region', 'aria-label': text(heads[0]) }, el('table', {}, el('thead', {}, head), el('tbody', {}, ...rows)));
}

export function health(entries) {
  const rows = entries.map((h) =>
    el('tr', {},
      el('th', { scope: 'row' }, h.part),
      el('td', { class: LEVELS[h.level] }, stateText(h.level)),
      el('td', {}, h.message ?? '', h.fix ? el('div', { class: 'quiet' }, h.fix) : '')));
  return rows.length ? table(['part', 'state', 'details'], rows) : '';
}

/** The worst level of all, as a class and a text. */
export function worst(entries) {
  const has = (level) => entries.some((h) => h.level === level);
  if (has('FAIL')) {
    return ['bad', text('somethingFails')];
  }
  return has('WARN') ? ['warn', text('somethingWarns')] : ['good', text('allWell')];
}

export function action(a, run) {
  const inputs = a.parameters.map((p) => parameter(a, p));
  const form = el('form', {
    submit: (event) => {
      event.preventDefault();
      const given = {};
      for (const input of form.querySelectorAll('[name]')) {
        const value = input.type === 'checkbox' ? String(input.checked) : input.value;
        if (value) {
          given[input.name] = value;
        }
      }
      run(a, given, form.querySelector('button'));
    },
  }, ...inputs, el('button', { type: 'submit' }, text('run')));
  return el('li', {}, el('h3', {}, a.title), form);
}

const INPUTS = { INTEGER: 'number', DATE: 'date', BOOLEAN: 'checkbox' };

function parameter(a, p) {
  const id = `${a.id}-${p.name}`;
  const choices = p.choices ?? [];
  const input = choices.length
    ? el('select', { id, name: p.name, required: p.required }, ...choices.map((c) => el('option', { selected: c === p.default }, c)))
    : el('input', { id, name: p.name, type: INPUTS[p.type] ?? 'text', value: p.default, checked: p.type === 'BOOLEAN' && p.default === 'true', required: p.required && p.type !== 'BOOLEAN' });
  return el('div', {}, el('label', { for: id }, p.label), input);
}

export function job(j, cancel) {
  const running = j.state === 'RUNNING';
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'medium' }).format(new Date(j.startedAt));
  const bar = { 'aria-label': j.title, ...(j.total > 0 ? { max: j.total, value: j.done } : {}) };
  return el('li', { 'data-job': j.id },
    el('h3', {}, j.title),
    el('p', { class: ENDS[j.state] ?? '' }, stateText(j.state), ' ', el('span', { class: 'quiet' }, [j.company, when].filter(Boolean).join(' · '))),
    running ? el('progress', bar) : '',
    el('p', {}, j.message, running && j.total > 0 ? ` ${j.done}/${j.total}` : ''),
    ...j.problems.slice(0, 5).map((p) => el('p', { class: 'bad' }, p.message, el('span', { class: 'quiet' }, ` ${p.fix}`))),
    running ? el('button', { type: 'button', class: 'plain', click: () => cancel(j) }, text('cancel')) : '');
}
