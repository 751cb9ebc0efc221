// Calls of the REST API. The token lives in sessionStorage: this tab alone, until it is closed.
const BASE = 'api/';
const TOKEN = 'partida.token';

export const token = {
  get: () => sessionStorage.getItem(TOKEN),
  set: (value) => sessionStorage.setItem(TOKEN, value),
  clear: () => sessionStorage.removeItem(TOKEN),
};

/** What the API refused, with the fix it gave. */
export class Refused extends Error {
  constructor(status, problem) {
    super([problem.detail, problem.fix].filter(Boolean).join(' — ') || `HTTP ${status}`);
    this.status = status;
  }
}

async function call(path, options = {}) {
  const answer = await fetch(BASE + path, {
    ...options,
    cache: 'no-store',
    credentials: 'omit',
    headers: { Authorization: `Bearer ${token.get()}`, 'X-Requested-With': 'fetch', ...options.headers },
  });
  if (!answer.ok) {
    throw new Refused(answer.status, await answer.json().catch(() => ({})));
  }
  return answer;
}

export const get = async (path) => (await call(path)).json();

/** Sends once: the key makes a second click, or a repeat by the network, harmless. */
export async function post(path, body, headers = { 'Content-Type': 'application/json' }) {
  const options = { method: 'POST', body, headers: { 'Idempotency-Key': key(), ...headers } };
  return (await call(path, options)).json();
}

// randomUUID is missing where the page comes over plain HTTP from another machine
function key() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('');
}

/** All items of a paged list, up to so many pages; `complete` says whether that was all. */
export async function pages(path, most = 5) {
  const items = [];
  let after = '';
  for (let page = 0; page < most; page++) {
    const answer = await get(`${path}${path.includes('?') ? '&' : '?'}limit=1000${after && `&after=${encodeURIComponent(after)}`}`);
    items.push(...answer.items);
    if (!answer.next) {
      return { items, complete: true };
    }
    after = answer.next;
  }
  return { items, complete: false };
}

/** Follows a job's server-sent events to its end. EventSource cannot send the token, so the stream is read by hand. */
export async function follow(job, seen) {
  const answer = await call(`jobs/${encodeURIComponent(job)}/events`, { headers: { Accept: 'text/event-stream' } });
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) {
      return;
    }
    buffer += value;
    for (let end = buffer.indexOf('\n\n'); end >= 0; end = buffer.indexOf('\n\n')) {
      const data = buffer.slice(0, end).split('\n').filter((l) => l.startsWith('data:')).map((l) => l.slice(5).trim()).join('\n');
      buffer = buffer.slice(end + 2);
      if (data) {
        seen(JSON.parse(data));
      }
    }
  }
}
