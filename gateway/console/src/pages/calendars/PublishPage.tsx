import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { Loaded } from '../../parts/Loaded';
import { PageTitle } from '../../parts/PageTitle';
import { yearQuery } from './calendars';
import { Publishing } from './Publishing';
import { useTexts } from './texts';

/** Publishes a year's working days, or amends them. */
export default function PublishPage() {
  const say = useTexts();
  const { year = '' } = useParams();
  const calendar = useQuery(yearQuery(Number(year)));
  return (
    <>
      <Link to={`/calendars/${year}`} className="unprinted">
        ← {say('back')}
      </Link>
      <PageTitle title={say('publishTitle', { year })} />
      <Loaded query={calendar}>{(read) => <Publishing key={year} year={Number(year)} read={read} />}</Loaded>
    </>
  );
}
