import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { Failure } from '../parts/Failure';
import { Waiting } from '../parts/Waiting';
import { Centred } from './Centred';
import { entry, SIGNED_IN } from './entry';
import { useFrameWords } from './frameWords';
import mark from './mark.svg';
import { OtherPerson } from './OtherPerson';
import { SignedIn } from './SignedIn';
import { SignInAgain } from './SignInAgain';
import { sessionQuery } from './session';
import { useSomebodyElse } from './somebodyElse';

/** Admits people who are signed in; everybody else can sign in and returns to the same page. */
export function SignInGate({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const session = useQuery(sessionQuery);
  if (useSomebodyElse(session.data)) {
    return <OtherPerson />;
  }
  if (session.isPending) {
    return <Waiting />;
  }
  if (session.isError) {
    return <Failure error={session.error} retry={() => void session.refetch()} />;
  }
  if (!session.data.signedIn) {
    return <Welcome />;
  }
  if (pathname === SIGNED_IN) {
    return <SignedIn />;
  }
  if (session.data.roles?.includes('customer')) {
    return <ForCustomers />;
  }
  return (
    <>
      {children}
      <SignInAgain person={session.data.person} />
    </>
  );
}

/** Customers have their own place. */
function ForCustomers() {
  const say = useFrameWords();
  return (
    <Centred>
      <img src={mark} alt="" width={56} height={56} />
      <Typography.Title level={2}>{say('forStaff')}</Typography.Title>
      <Typography.Text type="secondary">{say('forStaffText')}</Typography.Text>
      <Button type="primary" size="large" href="/privacy" autoFocus>
        {say('toPrivacyCentre')}
      </Button>
    </Centred>
  );
}

function Welcome() {
  const say = useFrameWords();
  const { i18n } = useTranslation();
  const { pathname, search } = useLocation();
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
