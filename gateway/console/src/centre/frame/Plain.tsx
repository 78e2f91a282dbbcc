import type { ReactNode } from 'react';
import mark from '../../frame/mark.svg';
import { LanguageChoice } from './LanguageChoice';
import { SignOut } from './SignOut';

interface Props {
  title: string;
  text: string;
  signOut?: boolean;
  children?: ReactNode;
}

/** A page with a single message, for people who are not signed in or do not belong here. */
export function Plain({ title, text, signOut = false, children }: Props) {
  return (
    <>
      <div className="top">
        <span className="brand" />
        <LanguageChoice />
        {signOut && <SignOut />}
      </div>
      <main className="welcome">
        <img src={mark} alt="" width={64} height={64} />
        <h1>{title}</h1>
        <p className="quiet">{text}</p>
        {children}
      </main>
    </>
  );
}
