import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import mark from '../../frame/mark.svg';
import { useOnline } from '../../frame/online';
import { fieldsQuery } from '../../parts/fields';
import { Icon, type IconName } from '../parts/Icon';
import { Waiting } from '../parts/Waiting';
import { LanguageChoice } from './LanguageChoice';
import { SignOut } from './SignOut';
import { useCentreWords } from './texts';

const TABS = [
  ['/', 'home', 'person'],
  ['/consents', 'consents', 'check'],
  ['/requests', 'requests', 'list'],
  ['/policy', 'policy', 'page'],
] as const satisfies [string, string, IconName][];

function isAt(path: string, tab: string): boolean {
  return tab === '/' ? path === tab : path.startsWith(tab);
}

/** Pages call the fields of customers by their names, which come first; without them there are still the codes. */
function Content({ children }: { children: ReactNode }) {
  return useQuery(fieldsQuery).isPending ? <Waiting /> : children;
}

/** The frame around every page, with navigation within reach of the thumb on a phone. */
export function Shell({ children }: { children: ReactNode }) {
  const say = useCentreWords();
  const online = useOnline();
  const [pathname] = useLocation();
  const { i18n } = useTranslation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page begins at its top
  useEffect(() => {
    window.scrollTo(0, 0); // browsers of today answer it by a promise
  }, [pathname]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the title is in the language that is spoken
  useEffect(() => {
    document.title = say('brand');
  }, [i18n.language]);
  return (
    <>
      <a className="skip" href="#main">
        {say('skip')}
      </a>
      <header className="top">
        <Link className="brand" href="/">
          <img src={mark} alt="" width={28} height={28} />
          {say('brand')}
        </Link>
        <LanguageChoice />
        <SignOut />
      </header>
      <nav className="tabs" aria-label={say('navigation')}>
        {TABS.map(([to, name, icon]) => (
          <Link key={to} href={to} aria-current={isAt(pathname, to) ? 'page' : undefined}>
            <Icon name={icon} />
            {say(name)}
          </Link>
        ))}
      </nav>
      <main className="page" id="main" tabIndex={-1}>
        {!online && (
          <p className="note fault" role="status">
            {say('offline')}
          </p>
        )}
        <Content>{children}</Content>
      </main>
    </>
  );
}
