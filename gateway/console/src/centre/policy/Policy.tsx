import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'wouter';
import { useMoments } from '../../parts/moments';
import { type PrivacyPolicy, policyQuery } from '../../parts/policies';
import { Failure } from '../parts/Failure';
import { Title } from '../parts/Title';
import { Waiting } from '../parts/Waiting';
import { PolicyText, useWording } from './PolicyText';
import { usePolicyWords } from './texts';
import { Versions } from './Versions';

/** The bank's privacy policy: the current one, or the version in the address. */
export default function Policy() {
  const { version } = useParams<{ version?: string }>();
  const policy = useQuery(policyQuery(version === undefined ? 'current' : Number(version)));
  if (policy.isPending) {
    return <Waiting />;
  }
  if (policy.isError) {
    return <Failure error={policy.error} retry={() => void policy.refetch()} />;
  }
  return <Shown policy={policy.data} named={version !== undefined} />;
}

function Shown({ policy, named }: { policy: PrivacyPolicy; named: boolean }) {
  const say = usePolicyWords();
  const { moment } = useMoments();
  const { title } = useWording(policy);
  const current = useQuery({ ...policyQuery('current'), enabled: named });
  const old = current.data !== undefined && current.data.id !== policy.id;
  return (
    <>
      <Title>{title}</Title>
      {policy.sample && <p className="note warning">{say('sample')}</p>}
      {old && (
        <p className="note">
          <span>{say('notCurrent')}</span>
          <Link href="/policy">{say('toCurrent')}</Link>
        </p>
      )}
      <section className="card">
        <PolicyText policy={policy} />
      </section>
      <section className="card">
        <dl className="facts">
          <dt>{say('version')}</dt>
          <dd>{policy.id}</dd>
          {policy.publishedAt && (
            <>
              <dt>{say('publishedAt')}</dt>
              <dd>{moment(policy.publishedAt)}</dd>
            </>
          )}
          <dt>{say('digest')}</dt>
          <dd className="numbers">{policy.digest}</dd>
        </dl>
      </section>
      <div className="unprinted">
        <button type="button" onClick={() => window.print()}>
          {say('print')}
        </button>
      </div>
      <Versions />
    </>
  );
}
