import { Card } from 'antd';
import { Link } from 'react-router';
import { PageTitle } from '../../parts/PageTitle';
import { Placing } from './Placing';
import { useTexts } from './texts';

/** Places a legal hold. */
export default function PlacePage() {
  const say = useTexts();
  return (
    <>
      <Link to="/holds" className="unprinted">
        ← {say('back')}
      </Link>
      <PageTitle title={say('place')} />
      <Card>
        <Placing />
      </Card>
    </>
  );
}
