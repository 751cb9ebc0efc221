// Calls of the REST API. Signed in by a cookie that scripts cannot read; what changes something carries the session's own key besides.
const BASE = 'api/';

let csrf = '';

/** The key of the session, as the API gave it at sign-in. */
export function setCsrf(key: string): void {
  csrf = key;
}

/** What the API refused (RFC 9457), with the fix that it names. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly fix: string,
    readonly location: string,
  ) {
    super(message);
  }
}

type Body = { json: unknown } | { file: File };

async function problemOf(answer: Response): Promise<Problem> {
  const p = (await answer.json().catch(() => ({}))) as Record<string, string | undefined>;
  return new Problem(answer.status, p.code ?? '', p.detail ?? `HTTP ${answer.status}`, p.fix ?? '', p.location ?? '');
}

async function call(method: string, path: string, body?: Body, signal?: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = { 'X-Requested-With': 'fetch' };
  const init: RequestInit = { method, headers, cache: 'no-store', credentials: 'same-origin' };
  if (signal) {
    init.signal = signal;
  }
  if (method !== 'GET') {
    headers['X-Partida-Csrf'] = csrf;
    if (method === 'POST') {
      headers['Idempotency-Key'] = key();
    }
  }
  if (body && 'json' in body) {
    headers['Content-Type'] = 'application/json';
    init.body = JSON.stringify(body.json);
  } else if (body) {
    headers['Content-Type'] = 'application/octet-stream';
    headers['X-File-Name'] = bytesOf(body.file.name);
    init.body = body.file;
  }
  const answer = await fetch(BASE + path, init);
  if (!answer.ok) {
    throw await problemOf(answer);
  }
  return answer;
}

async function read<T>(answer: Response): Promise<T> {
  // some answers have no body: what was asked for is on its way
  const text = await answer.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

/** Reads. */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return read<T>(await call('GET', path, undefined, signal));
}

/** Sends once: the key makes a second click, or a repeat by the network, harmless. */
export async function post<T>(path: string, json?: unknown): Promise<T> {
  return read<T>(await call('POST', path, json === undefined ? undefined : { json }));
}

/** Sends a file with its name. */
export async function upload<T>(path: string, file: File): Promise<T> {
  return read<T>(await call('POST', path, { file }));
}

export async function put<T>(path: string, json: unknown): Promise<T> {
  return read<T>(await call('PUT', path, { json }));
}

export async function remove(path: string): Promise<void> {
  await call('DELETE', path);
}

/** The address of something that the browser itself opens or saves. */
export const address = (path: string): string => BASE + path;

/** A query string of what is there. */
export function query(values: Record<string, string | number | undefined>): string {
  const q = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== '') {
      q.set(name, String(value));
    }
  }
  const text = q.toString();
  return text && `?${text}`;
}

/** A header holds bytes: the name goes as UTF-8, which the API expects. */
function bytesOf(name: string): string {
  return Array.from(new TextEncoder().encode(name.replace(/[\u0000-\u001f]/g, ' ')), (b) => String.fromCharCode(b)).join('');
}

// randomUUID is missing where the page comes over plain HTTP from another machine
function key(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('');
}
