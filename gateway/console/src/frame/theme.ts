import { type ThemeConfig, theme } from 'antd';
import { useSyncExternalStore } from 'react';
import { TOKENS } from './tokens';

export type Appearance = 'system' | 'light' | 'dark';

const KEPT_AS = 'appearance';
const FONTS =
  'system-ui, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif';

const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
const still = window.matchMedia('(prefers-reduced-motion: reduce)');
const listeners = new Set<() => void>();

export function appearance(): Appearance {
  const kept = localStorage.getItem(KEPT_AS);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

export function appear(as: Appearance): void {
  localStorage.setItem(KEPT_AS, as);
  for (const listener of listeners) {
    listener();
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  systemDark.addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    systemDark.removeEventListener('change', listener);
  };
}

function dark(): boolean {
  const wished = appearance();
  const is = wished === 'system' ? systemDark.matches : wished === 'dark';
  document.documentElement.dataset.scheme = is ? 'dark' : 'light';
  return is;
}

export function useDark(): boolean {
  return useSyncExternalStore(subscribe, dark);
}

/** Ant Design's own text on light coloured tags is too pale to read. */
const WORDS_ON_LIGHT_TAGS = {
  red: '#a8071a',
  orange: '#ad4e00',
  gold: '#7c5a00',
  green: '#1f6b04',
  cyan: '#006d75',
  blue: '#0958d9',
};

/** Both spellings of a shade use one variable of the style sheet, which is that of the latter. */
const ON_LIGHT_TAGS = Object.fromEntries(
  Object.entries(WORDS_ON_LIGHT_TAGS).flatMap(([name, colour]) => [
    [`${name}7`, colour],
    [`${name}-7`, colour],
  ]),
);

export function themeOf(isDark: boolean): ThemeConfig {
  return {
    algorithm: isDark ? [theme.darkAlgorithm, theme.compactAlgorithm] : [theme.compactAlgorithm],
    token: {
      ...(isDark ? {} : ON_LIGHT_TAGS),
      ...TOKENS[isDark ? 'dark' : 'light'],
      fontFamily: FONTS,
      // The compact algorithm subtracts two from it.
      fontSize: 16,
      fontSizeSM: 12,
      controlHeight: 32,
      borderRadius: 8,
      motion: !still.matches,
    },
    components: {
      Menu: { itemSelectedColor: isDark ? '#7fd6cc' : '#0f5c57' },
      Layout: { headerBg: isDark ? '#18211f' : '#ffffff', siderBg: isDark ? '#18211f' : '#ffffff' },
      Checkbox: { borderRadiusSM: 3 }, // rounder, so small a square looks like a choice of one
      Button: { primaryColor: isDark ? '#06211e' : '#ffffff' },
    },
  };
}
