import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from './en.json';
import it_ from './it.json';
import ro from './ro.json';

const CATALOGUES: Record<string, unknown> = { en, ro, it: it_ };
const SOURCES = join(__dirname, '..');

function flat(value: unknown, path = ''): Map<string, string> {
  if (typeof value === 'string') {
    return new Map([[path, value]]);
  }
  return new Map(Object.entries(value as object).flatMap(([k, v]) => [...flat(v, path ? `${path}.${k}` : k)]));
}

const plural = /_(zero|one|two|few|many|other)$/;
const names = (texts: Map<string, string>) => [...new Set([...texts.keys()].map((k) => k.replace(plural, '')))].sort();

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((e) => (e.isDirectory() ? sources(join(folder, e.name)) : /\.tsx?$/.test(e.name) && !e.name.includes('.test.') ? [join(folder, e.name)] : []));
}

describe('texts', () => {
  it('are the same in all languages', () => {
    for (const [language, texts] of Object.entries(CATALOGUES)) {
      expect(names(flat(texts)), language).toEqual(names(flat(en)));
    }
  });

  it('have every plural that their language has, and no empty text', () => {
    for (const [language, catalogue] of Object.entries(CATALOGUES)) {
      const texts = flat(catalogue);
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      for (const key of [...texts.keys()].filter((k) => plural.test(k))) {
        for (const form of forms) {
          expect(texts.has(key.replace(plural, `_${form}`)), `${language} ${key} ${form}`).toBe(true);
        }
      }
      expect([...texts].filter(([, text]) => !text.trim())).toEqual([]);
    }
  });

  it('are there for each key in the code', () => {
    const known = names(flat(en));
    for (const file of sources(SOURCES)) {
      for (const [, key] of readFileSync(file, 'utf8').matchAll(/\bt\('([\w.]+)'/g)) {
        expect(known, file).toContain(key);
      }
    }
  });
});

describe('code', () => {
  it('puts what comes from the API into the page as text only', () => {
    for (const file of sources(SOURCES)) {
      expect(readFileSync(file, 'utf8'), file).not.toMatch(/dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacent|document\.write|\beval\(|new Function/);
    }
  });

  it('never makes money a number', () => {
    for (const file of sources(SOURCES)) {
      expect(readFileSync(file, 'utf8'), file).not.toMatch(/parseFloat|Number\(\w*(amount|total|net|vat|gross|payable)/i);
    }
  });
});
