import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEPT_AS = 'language';

function wished(): Language {
  const kept = localStorage.getItem(KEPT_AS);
  const code = kept ?? (navigator.language.startsWith('zh') ? 'zh-CN' : 'en');
  return LANGUAGES.find((each) => each === code) ?? 'zh-CN';
}

function follow(language: string): void {
  document.documentElement.lang = language;
}

i18next.use(initReactI18next);
void i18next.init({
  lng: wished(),
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
  resources: {},
  interpolation: { escapeValue: false }, // React escapes
  react: { bindI18nStore: '' },
});
i18next.on('languageChanged', follow);
follow(i18next.language);

export function setLanguage(language: Language): void {
  localStorage.setItem(KEPT_AS, language);
  void i18next.changeLanguage(language);
}
