import i18next from 'i18next';

const LOCALES: Record<string, string> = { ro: 'ro-RO', it: 'it-IT', en: 'en-GB' };
const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function locale(): string {
  return LOCALES[i18next.language] ?? 'en-GB';
}

function kept<T extends Intl.NumberFormat | Intl.DateTimeFormat>(name: string, make: (l: string) => T): T {
  const key = `${locale()} ${name}`;
  let f = made.get(key);
  if (!f) {
    f = make(locale());
    made.set(key, f);
  }
  return f as T;
}

/** An amount as text, with its own number of decimals: the text is formatted, never a floating-point number. */
export function amount(text: string): string {
  const decimals = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0;
  const f = kept(`amount ${decimals}`, (l) => new Intl.NumberFormat(l, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }));
  // exact since ES2023: the string is not made a double first
  return f.format(text as unknown as number);
}

export function count(n: number): string {
  return kept('count', (l) => new Intl.NumberFormat(l)).format(n);
}

/** A day that the API gives as 2026-11-30. */
export function day(iso: string | undefined): string {
  return iso ? kept('day', (l) => new Intl.DateTimeFormat(l, { dateStyle: 'medium', timeZone: 'UTC' })).format(new Date(`${iso}T00:00:00Z`)) : '';
}

export function moment(iso: string | undefined): string {
  return iso ? kept('moment', (l) => new Intl.DateTimeFormat(l, { dateStyle: 'medium', timeStyle: 'short' })).format(new Date(iso)) : '';
}
