import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { sessionQuery } from '../../frame/session';
import { useSomebodyElse } from '../../frame/somebodyElse';
import { Failure } from '../parts/Failure';
import { Waiting } from '../parts/Waiting';
import { BASE, entry, SIGNED_IN } from './entry';
import { Plain } from './Plain';
import { SignedIn } from './SignedIn';
import { SignInAgain } from './SignInAgain';
import { useCentreWords } from './texts';

const Customer = createContext('');

/** The id of the customer who is signed in. */
export function useCustomerId(): string {
  return useContext(Customer);
}

/** Admits customers; everybody else is shown where to go. */
export function SignInGate({ children }: { children: ReactNode }) {
  const say = useCentreWords();
  const [pathname] = useLocation();
  const session = useQuery(sessionQuery);
  if (useSomebodyElse(session.data)) {
    return <OtherPerson />;
  }
  if (session.isPending) {
    return <Waiting />;
  }
  if (session.isError) {
    return (
      <main className="page">
        <Failure error={session.error} retry={() => void session.refetch()} />
      </main>
    );
  }
  const { signedIn, roles = [], customerId } = session.data;
  if (!signedIn) {
    return <Welcome />;
  }
  if (pathname === SIGNED_IN) {
    return <SignedIn />;
  }
  if (!roles.includes('customer')) {
    return (
      <Plain title={say('staffTitle')} text={say('staffText')}>
        <a className="button main" href="/">
          {say('toConsole')}
        </a>
      </Plain>
    );
  }
  if (customerId === undefined) {
    return <Plain title={say('unboundTitle')} text={say('unboundText')} signOut />;
  }
  return (
    <Customer value={customerId}>
      {children}
      <SignInAgain person={session.data.person} />
    </Customer>
  );
}

function OtherPerson() {
  const say = useCentreWords();
  const queries = useQueryClient();
  useEffect(() => queries.clear(), [queries]);
  return (
    <Plain title={say('otherTitle')} text={say('otherText')}>
      <a className="button main" href={BASE}>
        {say('reload')}
      </a>
    </Plain>
  );
}

function Welcome() {
  const say = useCentreWords();
  const { i18n } = useTranslation();
  const [pathname] = useLocation();
  const { search } = window.location;
  const back = pathname === '/' ? BASE : `${BASE}${pathname}`;
  return (
    <Plain title={say('welcomeTitle')} text={say('welcomeText')}>
      {search.includes('problem=sign-in') && <p className="note warning">{say('signInFailed')}</p>}
      {search.includes('problem=staff') && <p className="note warning">{say('staffRefused')}</p>}
      <a className="button main wide" href={entry(i18n.language, back)}>
        {say('signIn')}
      </a>
    </Plain>
  );
}
