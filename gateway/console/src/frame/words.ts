import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Language } from './language';
import './language';

type Words = Record<string, string>;

/** All words of the console by namespace, for the test that compares the languages. */
export const dictionary = new Map<string, Record<Language, Words>>();

/**
 * Declares the words of a page or part, in every language, and gives the hook that reads them. They travel with the
 * page's own chunk.
 */
export function words<const Z extends Words>(
  namespace: string,
  inAll: { 'zh-CN': Z; en: { [K in keyof Z]: string } },
) {
  dictionary.set(namespace, inAll);
  i18next.addResourceBundle('zh-CN', namespace, inAll['zh-CN']);
  i18next.addResourceBundle('en', namespace, inAll.en);
  return () => {
    const { t } = useTranslation(namespace);
    return (key: keyof Z & string, values: Record<string, string | number> = {}): string => t(key, values);
  };
}

/** A name that comes from the API: one that is too new to be known here is shown as it is. */
export function nameOf<K extends string>(say: (key: K) => string, name: string | undefined): string {
  return name === undefined ? '' : say(name as K);
}
