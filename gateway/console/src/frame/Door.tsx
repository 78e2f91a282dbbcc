import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { Failure } from '../parts/Failure';
import { Waiting } from '../parts/Waiting';
import { entry, SIGNED_IN } from './entry';
import { useFrameWords } from './frameWords';
import mark from './mark.svg';
import { SignInAgain } from './SignInAgain';
import { sessionQuery } from './session';

/** Lets in whoever is signed in; everybody else is shown where to, and comes back to the same page. */
export function Door({ children }: { children: ReactNode }) {
  const say = useFrameWords();
  const { i18n } = useTranslation();
  const { pathname, search } = useLocation();
  const session = useQuery(sessionQuery);
  if (session.isPending) {
    return <Waiting />;
  }
  if (session.isError) {
    return <Failure error={session.error} retry={() => void session.refetch()} />;
  }
  if (pathname === SIGNED_IN) {
    return <Centred>{say('signedIn')}</Centred>;
  }
  if (!session.data.signedIn) {
    return (
      <Centred>
        <img src={mark} alt="" width={56} height={56} />
        <Typography.Title level={2}>{say('welcomeTitle')}</Typography.Title>
        <Typography.Text type="secondary">{say('welcomeText')}</Typography.Text>
        {search.includes('problem=sign-in') && <Alert type="warning" showIcon title={say('signInFailed')} />}
        <Button type="primary" size="large" href={entry(i18n.language, pathname)} autoFocus>
          {say('signIn')}
        </Button>
      </Centred>
    );
  }
  return (
    <>
      {children}
      <SignInAgain />
    </>
  );
}

function Centred({ children }: { children: ReactNode }) {
  return (
    <main>
      <Flex
        vertical
        align="center"
        justify="center"
        gap="middle"
        style={{ minHeight: '100vh', padding: 16, textAlign: 'center' }}
      >
        {children}
      </Flex>
    </main>
  );
}
