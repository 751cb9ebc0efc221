import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../api/types';
import en from './en.json';
import it from './it.json';
import ro from './ro.json';

const STORED = 'partida.language';

/** The language that this browser used last, else its own, else English. */
export function firstLanguage(): Language {
  const wished = [localStorage.getItem(STORED), ...navigator.languages].map((l) => l?.slice(0, 2));
  return (wished.find((l) => l === 'ro' || l === 'it' || l === 'en') as Language | undefined) ?? 'en';
}

export async function setLanguage(language: Language): Promise<void> {
  localStorage.setItem(STORED, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

export async function startTexts(): Promise<void> {
  const lng = firstLanguage();
  document.documentElement.lang = lng;
  await i18next.use(initReactI18next).init({
    lng,
    fallbackLng: 'en',
    resources: { en: { translation: en }, ro: { translation: ro }, it: { translation: it } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}
