/** The colours that the console's theme and the privacy centre's stylesheet share. */
export interface Tokens {
  colorPrimary: string;
  colorInfo: string;
  colorPrimaryBg: string;
  colorPrimaryBgHover: string;
  colorInfoBg: string;
  colorInfoBorder: string;
  colorLink: string;
  colorBgLayout: string;
  colorBgContainer: string;
  colorBgElevated: string;
  colorTextBase: string;
  colorTextDescription: string;
  colorTextTertiary: string;
  colorTextPlaceholder: string;
}

/** The teal of the logo; text on it and next to it has a contrast of at least 4.5 to 1. */
export const TOKENS: Record<'light' | 'dark', Tokens> = {
  light: {
    colorPrimary: '#0f5c57',
    colorInfo: '#0f5c57',
    colorPrimaryBg: '#e1f0ee',
    colorPrimaryBgHover: '#d3e8e5',
    colorInfoBg: '#eef6f5',
    colorInfoBorder: '#b9d8d4',
    colorLink: '#0f5c57',
    colorBgLayout: '#f3f7f6',
    colorBgContainer: '#ffffff',
    colorBgElevated: '#ffffff',
    colorTextBase: '#17211f',
    colorTextDescription: '#566663',
    colorTextTertiary: '#566663',
    colorTextPlaceholder: '#63736f',
  },
  dark: {
    colorPrimary: '#4fb3a9',
    colorInfo: '#4fb3a9',
    colorPrimaryBg: '#1c322f',
    colorPrimaryBgHover: '#233f3b',
    colorInfoBg: '#1c322f',
    colorInfoBorder: '#2f5650',
    colorLink: '#6cc7bd',
    colorBgLayout: '#0f1615',
    colorBgContainer: '#18211f',
    colorBgElevated: '#1e2927',
    colorTextBase: '#e6efed',
    colorTextDescription: '#9db0ac',
    colorTextTertiary: '#9db0ac',
    colorTextPlaceholder: '#8fa29e',
  },
};
