import { Result } from 'antd';
import { Link } from 'react-router';
import { useTexts } from './texts';

export function Done({ id, change, state }: { id: string; change: string; state: string }) {
  const say = useTexts();
  const applied = state === 'APPLIED';
  return (
    <Result
      status={applied ? 'success' : 'info'}
      title={say(applied ? 'applied' : 'awaiting')}
      subTitle={say(applied ? 'appliedText' : 'awaitingText')}
      extra={
        <>
          <Link to={`/customers/${id}`}>{say('toCustomer')}</Link>{' '}
          <Link to={`/customers/${id}/changes/${change}`}>{say('toChange')}</Link>
        </>
      }
    />
  );
}
