import { Card, Descriptions } from 'antd';
import { useSession } from '../../frame/session';
import { nameOf } from '../../frame/words';
import { useVocabulary } from '../../parts/vocabulary';
import { useTexts } from './texts';

/** Who is signed in, and as what. */
export default function Me() {
  const say = useTexts();
  const speak = useVocabulary();
  const session = useSession();
  const facts: [string, string | undefined][] = [
    [say('login'), session.name],
    [say('employeeId'), session.employeeId],
    [say('branch'), session.branch],
    [say('roles'), session.roles?.map((role) => nameOf(speak, role)).join(', ')],
    [say('level'), session.acr && say(session.acr === '2' ? 'level2' : 'level1')],
  ];
  return (
    <Card size="small" title={say('me')}>
      <Descriptions
        size="small"
        column={1}
        items={facts
          .filter(([, value]) => value)
          .map(([label, children]) => ({ key: label, label, children }))}
      />
    </Card>
  );
}
