import LoadingOutlined from '@ant-design/icons/LoadingOutlined';
import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntdApp, ConfigProvider } from 'antd';
import en from 'antd/locale/en_US';
import zh from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { newQueries } from '../api/queries';
import type { Page } from './pageList';
import { routes } from './routes';
import { themeOf, useDark } from './theme';
import 'dayjs/locale/zh-cn';

/** The gateway puts a nonce in each page, with which antd may write its styles. */
function nonce(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
}

export function App({ pages }: { pages: Page[] }) {
  const { i18n } = useTranslation();
  const isDark = useDark();
  const [queries] = useState(newQueries);
  const [router] = useState(() => createBrowserRouter(routes(pages)));
  const [csp] = useState(() => ({ nonce: nonce() ?? '' }));
  const look = useMemo(() => themeOf(isDark), [isDark]);
  const chinese = i18n.language === 'zh-CN';
  useEffect(() => {
    dayjs.locale(chinese ? 'zh-cn' : 'en');
  }, [chinese]);
  return (
    <ConfigProvider
      csp={csp}
      locale={chinese ? zh : en}
      theme={look}
      form={{ requiredMark: 'optional' }}
      // antd's own spinner shrinks away, and gets stuck if the answer arrives before it has grown.
      button={{ autoInsertSpace: false, loadingIcon: <LoadingOutlined /> }}
    >
      <AntdApp message={{ maxCount: 3 }}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntdApp>
    </ConfigProvider>
  );
}
