import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { type Answered, api, body } from '../../api/client';
import { Problem } from '../../api/problem';
import { customerQuery } from '../../parts/customers';
import { fieldsQuery } from '../../parts/fields';
import { useRevealed } from '../../parts/revealed';
import { useCustomerId } from '../frame/SignInGate';
import { Failure } from '../parts/Failure';
import { Title } from '../parts/Title';
import { Waiting } from '../parts/Waiting';
import { Holdings } from './Holdings';
import { useHomeWords } from './texts';

type OwnData = Answered<'/api/customers/{id}/own-data', 'get'>;

/** The customer's data at the bank: masked, or in clear for a minute after a second factor. */
export default function Home() {
  const say = useHomeWords();
  const id = useCustomerId();
  const customer = useQuery(customerQuery(id));
  const fields = useQuery(fieldsQuery);
  const clear = useRevealed<OwnData>();
  const reveal = useMutation({
    // Shown from here, so that no cache ever stores it.
    mutationFn: async () =>
      clear.show(await body(api.GET('/api/customers/{id}/own-data', { params: { path: { id } } }))),
  });
  if (customer.isPending || fields.isPending) {
    return <Waiting />;
  }
  if (customer.isError) {
    return customer.error instanceof Problem && customer.error.status === 410 ? (
      <Gone />
    ) : (
      <Failure error={customer.error} retry={() => void customer.refetch()} />
    );
  }
  if (fields.isError) {
    return <Failure error={fields.error} retry={() => void fields.refetch()} />;
  }
  const shown = clear.value ?? customer.data.value;
  return (
    <>
      <Title>{say('title')}</Title>
      <p className="quiet">{say('intro')}</p>
      <div className="row">
        {clear.value === undefined ? (
          <button type="button" className="main" disabled={reveal.isPending} onClick={() => reveal.mutate()}>
            {say('show')}
          </button>
        ) : (
          <>
            <button type="button" onClick={clear.hide}>
              {say('hide')}
            </button>
            <span className="quiet numbers">{say('hidesIn', { seconds: clear.seconds })}</span>
          </>
        )}
      </div>
      {reveal.error && <Failure error={reveal.error} retry={() => reveal.mutate()} />}
      <Holdings held={shown} />
      <h2>{say('rights')}</h2>
      <Link className="card" href="/delete">
        <strong>{say('deleteTitle')}</strong>
        <span className="quiet">{say('deleteText')}</span>
      </Link>
      <Requests />
    </>
  );
}

function Requests() {
  const say = useHomeWords();
  return (
    <Link className="card" href="/requests">
      <strong>{say('requestsTitle')}</strong>
      <span className="quiet">{say('requestsText')}</span>
    </Link>
  );
}

function Gone() {
  const say = useHomeWords();
  return (
    <>
      <Title>{say('goneTitle')}</Title>
      <p>{say('goneText')}</p>
      <Requests />
    </>
  );
}
