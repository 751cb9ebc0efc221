import { renderToStaticMarkup } from 'react-dom/server';
import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import type { Proposal } from '../../api/types';
import { Marked } from './Marked';

const proposal = (detail: string): Proposal => ({ grade: 'SURE', score: 1, allocations: [], bookings: [], evidence: [{ kind: 'REFERENCE', detail, weight: 1 }] });
const shown = (text: string, detail: string) => renderToStaticMarkup(createElement(Marked, { text, proposal: proposal(detail) }));

describe('the words of the evidence', () => {
  it('are marked where they stand, whatever their case', () => {
    expect(shown('plata fact. lac-701', '"LAC-701" in the text names LAC-2026-701')).toBe('plata fact. <mark>lac-701</mark>');
  });

  it('are text, never a pattern and never markup', () => {
    expect(shown('a (b+c) <b>', '"(b+c)" in the text')).toBe('a <mark>(b+c)</mark> &lt;b&gt;');
    expect(shown('<script>alert(1)</script>', '"<script>" in the text')).not.toContain('<script>');
  });
});
