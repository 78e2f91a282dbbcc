import { Link, useParams } from 'react-router';
import { PageTitle } from '../../parts/PageTitle';
import { Filing } from './Filing';
import { useTexts } from './texts';

/** Files a request that a customer made by telephone, by letter or at a counter. */
export default function FilePage() {
  const say = useTexts();
  const { id } = useParams();
  return (
    <>
      <Link to={id === undefined ? '/requests' : `/customers/${id}/requests`} className="unprinted">
        ← {say(id === undefined ? 'back' : 'backToCustomer')}
      </Link>
      <PageTitle title={say('title')} />
      <Filing key={id} customerId={id} />
    </>
  );
}
