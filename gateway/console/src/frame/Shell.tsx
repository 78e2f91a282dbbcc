import LogoutOutlined from '@ant-design/icons/LogoutOutlined';
import MenuOutlined from '@ant-design/icons/MenuOutlined';
import { Alert, Button, Drawer, Flex, Grid, Layout, Menu, Typography } from 'antd';
import { createElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router';
import { csrfToken } from '../api/send';
import { TourHost } from '../tours/TourHost';
import { Choices } from './Choices';
import { useFrameWords } from './frameWords';
import type { Language } from './language';
import mark from './mark.svg';
import { useOnline } from './online';
import { PageHelp } from './PageHelp';
import { mayOpen, type Page } from './pageList';
import { useMay, useSession } from './session';

/** The frame around every page: the menu of what the caller may open, who they are, and the sign-out. */
export function Shell({ pages }: { pages: Page[] }) {
  const say = useFrameWords();
  const online = useOnline();
  const wide = Grid.useBreakpoint().lg ?? window.innerWidth >= 992;
  const [open, setOpen] = useState(false);
  const menu = <Navigation pages={pages} onChosen={() => setOpen(false)} />;
  return (
    <Layout style={{ minHeight: '100vh' }}>
      <a className="skip" href="#main">
        {say('skip')}
      </a>
      <Layout.Header className="unprinted" style={{ padding: '0 16px', height: 52, lineHeight: 'normal' }}>
        <Flex align="center" gap="small" style={{ height: '100%' }}>
          {!wide && (
            <Button
              type="text"
              icon={<MenuOutlined />}
              aria-label={say('menu')}
              onClick={() => setOpen(true)}
            />
          )}
          <Brand />
          <div style={{ flex: 1 }} />
          <PageHelp pages={pages} />
          <Choices />
          <SignOut />
        </Flex>
      </Layout.Header>
      <Practice />
      {!online && <Alert banner type="error" title={say('offline')} />}
      <Layout hasSider={wide}>
        {wide && (
          <Layout.Sider width={200} className="unprinted">
            {menu}
          </Layout.Sider>
        )}
        <Layout>
          <Layout.Content>
            <main
              id="main"
              tabIndex={-1}
              style={{ padding: wide ? 24 : 12, maxWidth: 1600, outline: 'none' }}
            >
              <Outlet />
            </main>
          </Layout.Content>
          <Layout.Footer style={{ textAlign: 'center', padding: 16 }}>
            <Typography.Text type="secondary">{say('footer')}</Typography.Text>
          </Layout.Footer>
        </Layout>
      </Layout>
      <Drawer
        open={open && !wide}
        placement="left"
        size={260}
        onClose={() => setOpen(false)}
        title={say('menu')}
        styles={{ body: { padding: 0 } }}
      >
        {menu}
      </Drawer>
      <TourHost />
      <ScrollRestoration />
    </Layout>
  );
}

/** Shown where the customers are fictitious, so nothing can go wrong. */
function Practice() {
  const say = useFrameWords();
  const may = useMay();
  const { practice = false } = useSession();
  return (
    practice && (
      <Alert
        banner
        type="info"
        showIcon={false}
        className="unprinted"
        title={say('practice')}
        action={may('training.list') && <Link to="/training">{say('exercises')}</Link>}
      />
    )
  );
}

function Brand() {
  return (
    <Link to="/" style={{ display: 'flex', alignItems: 'center', gap: 8, color: 'inherit' }}>
      <img src={mark} alt="" width={26} height={26} />
      <Typography.Text strong style={{ whiteSpace: 'nowrap' }}>
        管户 Guanhu
      </Typography.Text>
    </Link>
  );
}

function Navigation({ pages, onChosen }: { pages: Page[]; onChosen: () => void }) {
  const say = useFrameWords();
  const { i18n } = useTranslation();
  const may = useMay();
  const { pathname } = useLocation();
  const underWay = useNavigation().location?.pathname;
  const shown = pages.filter((page) => page.title !== undefined && mayOpen(page, may));
  const here = `/${(underWay ?? pathname).split('/')[1] ?? ''}`;
  return (
    <nav aria-label={say('menu')}>
      <Menu
        mode="inline"
        style={{ borderInlineEnd: 0, background: 'transparent' }}
        selectedKeys={[here]}
        onClick={onChosen}
        items={shown.map((page) => {
          const path = page.path.replace(/\/:.*$/, '') || '/';
          return {
            key: path,
            icon: page.icon && createElement(page.icon),
            label: <Link to={path}>{page.title?.[i18n.language as Language]}</Link>,
          };
        })}
      />
    </nav>
  );
}

/** A separate form, because the sign-out ends on the realm's pages. */
function SignOut() {
  const say = useFrameWords();
  const session = useSession();
  const wide = Grid.useBreakpoint().md;
  return (
    <form
      method="post"
      action="/logout"
      onSubmit={(event) => {
        const token = event.currentTarget.elements.namedItem('_csrf');
        if (token instanceof HTMLInputElement) {
          token.value = csrfToken();
        }
      }}
    >
      <input type="hidden" name="_csrf" />
      <Flex align="center" gap="small">
        {wide && (
          <Typography.Text type="secondary">
            {[session.name, session.branch].filter(Boolean).join(' · ')}
          </Typography.Text>
        )}
        <Button type="text" htmlType="submit" icon={<LogoutOutlined />} aria-label={say('signOut')}>
          {wide ? say('signOut') : null}
        </Button>
      </Flex>
    </form>
  );
}
