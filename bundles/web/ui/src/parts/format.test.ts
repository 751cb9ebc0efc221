import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { amount, day } from './format';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('amounts', () => {
  beforeAll(() => i18next.init({ lng: 'ro', resources: {} }));

  it('are exact beyond what a floating-point number holds', () => {
    expect(amount('90071992547409931.07')).toBe('90.071.992.547.409.931,07');
    expect(amount('-0.10')).toBe('-0,10');
    expect(amount('1210.00')).toBe('1.210,00');
  });

  it('follow the language', async () => {
    await i18next.changeLanguage('en');
    expect(amount('1210.00')).toBe('1,210.00');
    expect(plain(day('2026-11-30'))).toBe('30 Nov 2026');
    await i18next.changeLanguage('it');
    expect(amount('12345.60')).toBe('12.345,60');
  });
});
