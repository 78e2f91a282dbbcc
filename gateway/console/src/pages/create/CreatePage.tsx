import { Link } from 'react-router';
import { PageTitle } from '../../parts/PageTitle';
import { WithFields } from '../../parts/WithFields';
import { Creating } from './Creating';
import { useTexts } from './texts';

/** Registers a customer. */
export default function CreatePage() {
  const say = useTexts();
  return (
    <>
      <Link to="/customers" className="unprinted">
        ← {say('back')}
      </Link>
      <PageTitle title={say('title')} />
      <WithFields>
        <Creating />
      </WithFields>
    </>
  );
}
