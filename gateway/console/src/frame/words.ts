import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Language } from './language';
import './language';

/** A text with a number: `one`, or `other` for all other numbers. Chinese does not need this. */
interface Counted {
  one: string;
  other: string;
}

export type Words = Record<string, string | Counted>;

/** All words of the console by namespace, for the test that compares the languages. */
export const dictionary = new Map<string, Record<Language, Words>>();

/**
 * Declares the words of a page or part in every language, and returns the hook to read them. They are part of the
 * page's own chunk.
 */
export function words<const Z extends Record<string, string>>(
  namespace: string,
  inAll: { 'zh-CN': Z; en: { [K in keyof Z]: string | Counted } },
) {
  dictionary.set(namespace, inAll);
  i18next.addResourceBundle('zh-CN', namespace, inAll['zh-CN']);
  i18next.addResourceBundle('en', namespace, pluralForms(inAll.en));
  return () => {
    const { t } = useTranslation(namespace);
    return (key: keyof Z & string, values: Record<string, string | number> = {}): string => t(key, values);
  };
}

/** In the form that i18next expects: a key for each plural form. */
function pluralForms(all: Words): Record<string, string> {
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, text]) =>
      typeof text === 'string'
        ? [[key, text]]
        : Object.entries(text).map(([form, said]) => [`${key}_${form}`, said]),
    ),
  );
}

/** A name from the API; one that is too new to be known here is shown unchanged. */
export function nameOf<K extends string>(say: (key: K) => string, name: string | undefined): string {
  return name === undefined ? '' : say(name as K);
}
