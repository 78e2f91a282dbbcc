import QuestionCircleOutlined from '@ant-design/icons/QuestionCircleOutlined';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Drawer, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, matchRoutes, useLocation } from 'react-router';
import { Waiting } from '../parts/Waiting';
import { useFrameWords } from './frameWords';
import type { HelpText } from './help';
import type { Language } from './language';
import type { Page } from './pageList';

/** Help for the current page, shown next to it so that no input is lost. */
export function PageHelp({ pages }: { pages: Page[] }) {
  const say = useFrameWords();
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  const page = matchRoutes(
    pages.map((each) => ({ path: each.path, page: each })),
    pathname,
  )?.[0]?.route.page;
  if (page === undefined) {
    return null;
  }
  return (
    <>
      <Button
        type="text"
        icon={<QuestionCircleOutlined />}
        aria-label={say('help')}
        onClick={() => setOpen(true)}
      />
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        size="min(420px, 92vw)"
        title={say('help')}
        mask={false}
        destroyOnHidden
      >
        <HelpOf page={page} />
        <Link to="/help" state={{ page: page.path }} onClick={() => setOpen(false)}>
          {say('moreHelp')}
        </Link>
      </Drawer>
    </>
  );
}

function HelpOf({ page }: { page: Page }) {
  const say = useFrameWords();
  const { i18n } = useTranslation();
  const help = useQuery({
    queryKey: ['help', page.path],
    queryFn: () => page.help(),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (help.isPending) {
    return <Waiting />;
  }
  if (help.isError) {
    return <Alert type="warning" title={say('helpFailed')} />;
  }
  const text: HelpText = help.data.HELP[i18n.language as Language];
  return (
    <>
      <Typography.Paragraph>{text.about}</Typography.Paragraph>
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        {say('helpSteps')}
      </Typography.Title>
      <ol>
        {text.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {text.notes.length > 0 && (
        <>
          <Typography.Title level={2} style={{ fontSize: 16 }}>
            {say('helpNotes')}
          </Typography.Title>
          <ul>
            {text.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
