import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { api, body, type Sent } from '../../api/client';
import { useActKey } from '../../api/keys';
import { Problem } from '../../api/problem';
import { policyQuery } from '../../parts/policies';
import { Failure } from '../parts/Failure';
import { ReadPolicy } from './ReadPolicy';
import { Step } from './Step';
import { useErasureWords } from './texts';

type Wish = Sent<'/api/privacy-requests', 'post'>;
type Category = Wish['scope'][number];
type Reason = Wish['reason']['code'];

const CATEGORIES: Category[] = [
  'IDENTITY',
  'CONTACT',
  'ACCOUNT',
  'TRANSACTION',
  'CREDIT',
  'MARKETING',
  'INTERACTION',
];
const REASONS: Reason[] = [
  'CUSTOMER_REQUEST',
  'PURPOSE_ENDED',
  'CONSENT_WITHDRAWN',
  'RELATIONSHIP_ENDED',
  'UNLAWFUL_PROCESSING',
  'OTHER',
];

/** The first step: what to delete, and why. */
export default function Asking() {
  const say = useErasureWords();
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const keyOf = useActKey();
  const [scope, setScope] = useState<Category[]>([]);
  const [reason, setReason] = useState<Reason>('CUSTOMER_REQUEST');
  const [text, setText] = useState('');
  const [read, setRead] = useState(false);
  const [tried, setTried] = useState(false);
  const policy = useQuery(policyQuery('current'));
  const filing = useMutation({
    mutationFn: (wish: Wish) =>
      body(
        api.POST('/api/privacy-requests', {
          params: { header: { 'Idempotency-Key': keyOf(wish) } },
          body: wish,
        }),
      ),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: ['requests'] });
      navigate(`/delete/${id}`, { replace: true });
    },
  });
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (scope.length > 0 && (read || policy.data === undefined)) {
      const said = text.trim();
      filing.mutate({
        type: 'ERASURE',
        channel: 'APP',
        scope,
        reason: said === '' ? { code: reason } : { code: reason, text: said },
        ...(policy.data === undefined ? {} : { policyVersion: policy.data.id }),
      });
    }
  };
  const missing = tried && scope.length === 0;
  return (
    <form className="list" onSubmit={submit} noValidate>
      <Step step={1} />
      <p>{say('intro')}</p>
      <fieldset aria-describedby="scope-note">
        <legend>{say('scope')}</legend>
        {CATEGORIES.map((each) => (
          <Choice
            key={each}
            words={say(each)}
            chosen={scope.includes(each)}
            choose={(chosen) =>
              setScope((before) => (chosen ? [...before, each] : before.filter((other) => other !== each)))
            }
          />
        ))}
        {missing && (
          <p className="wrong" role="alert">
            {say('chooseScope')}
          </p>
        )}
        <p className="quiet" id="scope-note">
          {say('lawKeeps')}
        </p>
      </fieldset>
      <label className="field">
        {say('why')}
        <select value={reason} onChange={(event) => setReason(event.target.value as Reason)}>
          {REASONS.map((each) => (
            <option key={each} value={each}>
              {say(each)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {say('words')}
        <textarea rows={3} maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      {policy.data && (
        <ReadPolicy policy={policy.data} read={read} setRead={setRead} missing={tried && !read} />
      )}
      {filing.error && <Refused error={filing.error} retry={() => submit()} />}
      <button type="submit" className="main wide" disabled={filing.isPending}>
        {say('file')}
      </button>
    </form>
  );
}

interface ChoiceProps {
  words: string;
  chosen: boolean;
  choose: (chosen: boolean) => void;
}

/** The name of a category, with its contents in smaller letters. */
function Choice({ words, chosen, choose }: ChoiceProps) {
  const [, name = words, more = ''] = /^([^:：]+)[:：]\s*(.*)$/.exec(words) ?? [];
  return (
    <label className="choice">
      <input type="checkbox" checked={chosen} onChange={(event) => choose(event.target.checked)} />
      <strong>{name}</strong>
      {more !== '' && <small>{more}</small>}
    </label>
  );
}

function Refused({ error, retry }: { error: Error; retry: () => void }) {
  const say = useErasureWords();
  if (error instanceof Problem && error.code === 'open-request-exists') {
    return (
      <div className="note warning" role="alert">
        <span>{say('openExists')}</span>
        <Link href="/requests">{say('toRequests')}</Link>
      </div>
    );
  }
  return <Failure error={error} retry={retry} />;
}
