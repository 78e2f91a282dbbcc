import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { customerQuery } from '../../parts/customers';
import { Loaded } from '../../parts/Loaded';
import { PageTitle } from '../../parts/PageTitle';
import { WithFields } from '../../parts/WithFields';
import { Editing } from './Editing';
import { useTexts } from './texts';

export default function EditPage() {
  const say = useTexts();
  const { id = '' } = useParams();
  const customer = useQuery(customerQuery(id));
  return (
    <>
      <Link to={`/customers/${id}`} className="unprinted">
        ← {say('back')}
      </Link>
      <PageTitle title={say('title')} />
      <WithFields>
        <Loaded query={customer}>{(read) => <Editing key={id} id={id} read={read} />}</Loaded>
      </WithFields>
    </>
  );
}
