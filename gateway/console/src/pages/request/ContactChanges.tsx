import { Alert } from 'antd';
import { nameOf } from '../../frame/words';
import { useMoments } from '../../parts/moments';
import type { PrivacyRequest } from '../../parts/privacyRequests';
import { useVocabulary } from '../../parts/vocabulary';
import { useTexts } from './texts';

/** Recent changes of contacts, for the person who decides: someone who took over the phone could make the request. */
export function ContactChanges({ request }: { request: PrivacyRequest }) {
  const say = useTexts();
  const speak = useVocabulary();
  const { moment } = useMoments();
  const changes = request.contactChanges ?? [];
  if (changes.length === 0) {
    return null;
  }
  return (
    <Alert
      type={changes.some((each) => each.byHandler) ? 'error' : 'warning'}
      showIcon
      title={say('contactChanges')}
      description={changes.map((each) => (
        <div key={`${each.field} ${each.at}`}>
          {say('contactChange', {
            field: nameOf(speak, each.field),
            at: moment(each.at),
            by: each.by.join(', '),
          })}
          {each.byHandler && ` · ${say('byHandler')}`}
        </div>
      ))}
    />
  );
}
