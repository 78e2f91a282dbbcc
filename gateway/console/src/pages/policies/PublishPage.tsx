import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Loaded } from '../../parts/Loaded';
import { PageTitle } from '../../parts/PageTitle';
import { policyQuery } from '../../parts/policies';
import { Publishing } from './Publishing';
import { useTexts } from './texts';

/** Writes the next version of the policy, starting from the current one. */
export default function PublishPage() {
  const say = useTexts();
  const current = useQuery({ ...policyQuery('current'), refetchOnWindowFocus: false });
  return (
    <>
      <Link to="/policies" className="unprinted">
        ← {say('back')}
      </Link>
      <PageTitle title={say('publishTitle')} />
      <Loaded query={current}>{(base) => <Publishing base={base} />}</Loaded>
    </>
  );
}
