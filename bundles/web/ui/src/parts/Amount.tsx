import { amount } from './format';

/** Money, aligned and in the person's format; below nought in words of sign, never of colour alone. */
export function Amount({ value, currency }: { value: string; currency?: string }) {
  return (
    <span className="amount">
      {amount(value)}
      {currency && <span className="currency"> {currency}</span>}
    </span>
  );
}
