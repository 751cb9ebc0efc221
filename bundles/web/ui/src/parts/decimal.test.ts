import { describe, expect, it } from 'vitest';
import { isAmount, toText, toUnits } from './decimal';

describe('amounts as whole numbers', () => {
  it('are added exactly', () => {
    expect(toText(toUnits('0.10') + toUnits('0.20'))).toBe('0.30');
    expect(toText(toUnits('90071992547409931.07') - toUnits('0.08'))).toBe('90071992547409930.99');
    expect(toText(toUnits('-12.5'))).toBe('-12.50');
    expect(toText(toUnits('1,0042'))).toBe('1.0042');
    expect(toText(toUnits('0'))).toBe('0.00');
  });

  it('are what people write, and nothing else', () => {
    expect(['1', '-1.5', '12,30', '+4.00'].map(isAmount)).toEqual([true, true, true, true]);
    expect(['', '1.', '1e3', '1 000', '0x1', '1.23456'].map(isAmount)).toEqual([false, false, false, false, false, false]);
    expect(() => toUnits('one')).toThrow(RangeError);
  });
});
