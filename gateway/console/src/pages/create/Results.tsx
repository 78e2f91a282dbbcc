import { Alert, Button, Flex, Result } from 'antd';
import { Link } from 'react-router';
import { Problem } from '../../api/problem';
import { useMay } from '../../frame/session';
import { nameOf } from '../../frame/words';
import { Failure } from '../../parts/Failure';
import { useMoments } from '../../parts/moments';
import { useVocabulary } from '../../parts/vocabulary';
import { useTexts } from './texts';
import type { Created } from './useRegistering';

/** The person is registered; shows values that were not stored exactly as entered. */
export function Registered({ created, again }: { created: Created; again: () => void }) {
  const say = useTexts();
  const speak = useVocabulary();
  const may = useMay();
  const { id, notices = [] } = created;
  return (
    <Result
      status="success"
      title={say('registered')}
      subTitle={say('registeredText')}
      extra={
        <Flex vertical gap="middle" align="center">
          {notices.length > 0 && (
            <Alert
              type="warning"
              showIcon
              title={say('notices')}
              description={notices.map((each) => (
                <div key={`${each.field} ${each.code}`}>
                  {nameOf(speak, each.field)}: {each.message}
                </div>
              ))}
            />
          )}
          <Flex gap="middle" align="center">
            {may('customer.read') && <Link to={`/customers/${id}`}>{say('toCustomer')}</Link>}
            <Button onClick={again}>{say('again')}</Button>
          </Flex>
        </Flex>
      }
    />
  );
}

/** Does not reveal whom the person may be; only that somebody will check first. */
export function Waiting({ again }: { again: () => void }) {
  const say = useTexts();
  const may = useMay();
  return (
    <Result
      status="info"
      title={say('waits')}
      subTitle={say('waitsText')}
      extra={
        <Flex gap="middle" align="center" justify="center">
          {may('registration-check.list') && <Link to="/registrations">{say('toChecks')}</Link>}
          <Button onClick={again}>{say('again')}</Button>
        </Flex>
      }
    />
  );
}

/** Why nobody was registered, and where to continue if the person is already a customer. */
export function NotRegistered({ error, retry }: { error: Error; retry: () => void }) {
  const say = useTexts();
  const { moment } = useMoments();
  const code = error instanceof Problem ? error.code : undefined;
  const customer = error instanceof Problem ? error.textOf('customerId') : undefined;
  const until = error instanceof Problem ? error.textOf('until') : undefined;
  return (
    <Flex vertical gap="small">
      <Failure error={error} retry={retry} />
      {until !== undefined && <span>{say('until', { at: moment(until) })}</span>}
      {customer !== undefined && <Link to={`/customers/${customer}`}>{say('toCustomer')}</Link>}
      {code === 'duplicate-customer' && <Link to="/customers">{say('find')}</Link>}
    </Flex>
  );
}
