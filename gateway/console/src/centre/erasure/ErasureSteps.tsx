import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, Redirect, useParams } from 'wouter';
import { useMoments } from '../../parts/moments';
import { type PrivacyRequest, requestQuery } from '../../parts/privacyRequests';
import { Failure } from '../parts/Failure';
import { Waiting } from '../parts/Waiting';
import { Cancelling } from '../requests/Cancelling';
import { Code } from './Code';
import { Confirming } from './Confirming';
import { Consequences } from './Consequences';
import { Step } from './Step';
import { useErasureWords } from './texts';

/** The steps from a filed request to its confirmation. The current step follows from the request alone. */
export default function ErasureSteps() {
  const { id = '' } = useParams<{ id: string }>();
  const request = useQuery(requestQuery(id));
  if (request.isPending) {
    return <Waiting />;
  }
  if (request.isError) {
    return <Failure error={request.error} retry={() => void request.refetch()} />;
  }
  return <Stage request={request.data} />;
}

function Stage({ request }: { request: PrivacyRequest }) {
  const [read, setRead] = useState(false);
  switch (request.state) {
    case 'SUBMITTED':
      return read ? (
        <CodeStage request={request} />
      ) : (
        <Reading request={request} done={() => setRead(true)} />
      );
    case 'VERIFYING':
      return <CodeStage request={request} />;
    case 'VERIFIED':
      return (
        <>
          <Step step={4} />
          <Confirming request={request} />
          <Cancelling request={request} />
        </>
      );
    default:
      return <Redirect to={`/requests/${request.id}`} replace />;
  }
}

function Reading({ request, done }: { request: PrivacyRequest; done: () => void }) {
  const say = useErasureWords();
  const { moment } = useMoments();
  return (
    <>
      <Step step={2} />
      <Consequences request={request} />
      <button type="button" className="main wide" onClick={done}>
        {say('goOn')}
      </button>
      <p className="quiet">{say('laterText', { at: moment(request.expiresAt) })}</p>
      <div className="row">
        <Link className="button" href="/requests">
          {say('later')}
        </Link>
        <Cancelling request={request} />
      </div>
    </>
  );
}

function CodeStage({ request }: { request: PrivacyRequest }) {
  const say = useErasureWords();
  return (
    <>
      <Step step={3} />
      <Code request={request} />
      <details>
        <summary>{say('consequencesAgain')}</summary>
        <Consequences request={request} />
      </details>
      <Cancelling request={request} />
    </>
  );
}
