// Amounts as whole numbers of their smallest part: additions are exact, and nothing is ever a floating-point number.
const SCALE = 4;

/** A decimal text as ten-thousandths. */
export function toUnits(text: string): bigint {
  const m = /^\s*([+-]?)(\d+)(?:[.,](\d{1,4}))?\s*$/.exec(text);
  if (!m) {
    throw new RangeError(`not an amount: ${text}`);
  }
  const units = BigInt(m[2] as string) * 10n ** BigInt(SCALE) + BigInt((m[3] ?? '').padEnd(SCALE, '0'));
  return m[1] === '-' ? -units : units;
}

/** As a decimal text with two places, or more where they are not nought. */
export function toText(units: bigint): string {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(SCALE + 1, '0');
  const places = digits.slice(-SCALE).replace(/0{1,2}$/, '');
  return `${sign}${digits.slice(0, -SCALE)}.${places}`;
}

export const isAmount = (text: string): boolean => /^\s*[+-]?\d+(?:[.,]\d{1,4})?\s*$/.test(text);

/** The VAT inside a gross amount, to the second place, half up as the law of both countries rounds. */
export function taxInside(gross: string, rate: string): bigint {
  const g = toUnits(gross);
  const r = toUnits(rate);
  const hundred = 100n * 10n ** BigInt(SCALE);
  const cent = 10n ** BigInt(SCALE - 2);
  const sign = g < 0n ? -1n : 1n;
  const top = g * sign * r;
  const bottom = (hundred + r) * cent;
  return ((2n * top + bottom) / (2n * bottom)) * cent * sign;
}
