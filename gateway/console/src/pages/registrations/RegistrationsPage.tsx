import { Card, Flex, Radio, Tag } from 'antd';
import { Link, useNavigate } from 'react-router';
import { nameOf } from '../../frame/words';
import { CursorTable } from '../../parts/CursorTable';
import { useMoments } from '../../parts/moments';
import { PageTitle } from '../../parts/PageTitle';
import { type Check, useChecks } from '../../parts/registrationChecks';
import { useRemembered } from '../../parts/remembered';
import { useVocabulary } from '../../parts/vocabulary';
import { useTexts } from './texts';

const WHICH = ['OPEN', 'ADMITTED', 'REJECTED', 'EXPIRED', 'all'] as const;

/** Registrations of people whom the bank may know or have known. */
export default function RegistrationsPage() {
  const say = useTexts();
  const speak = useVocabulary();
  const navigate = useNavigate();
  const { moment, since } = useMoments();
  const [which, choose] = useRemembered<(typeof WHICH)[number]>('registrations.which', 'OPEN');
  return (
    <>
      <PageTitle title={say('title')} />
      <Card size="small">
        <Flex vertical gap="middle">
          <Radio.Group
            className="unprinted"
            optionType="button"
            value={which}
            onChange={({ target }) => choose(target.value)}
            options={WHICH.map((value) => ({ value, label: say(value) }))}
          />
          <CursorTable<Check>
            saves="REGISTRATION_CHECKS"
            list={useChecks(which === 'all' ? undefined : which)}
            empty={say('none')}
            idOf={(each) => each.id}
            onOpen={(each) => navigate(`/registrations/${each.id}`)}
            columns={[
              {
                title: say('opened'),
                render: (_, each) => (
                  <Link to={`/registrations/${each.id}`} onClick={(event) => event.stopPropagation()}>
                    {moment(each.createdAt)}
                  </Link>
                ),
              },
              {
                title: speak('status'),
                render: (_, each) => (
                  <Tag color={each.state === 'OPEN' ? 'cyan' : 'default'}>{nameOf(say, each.state)}</Tag>
                ),
              },
              { title: speak('branch'), dataIndex: 'branch' },
              { title: say('registeredBy'), dataIndex: 'registeredBy' },
              {
                title: say('ends'),
                render: (_, each) =>
                  each.state === 'OPEN'
                    ? since(each.expiresAt)
                    : [moment(each.endedAt), each.endedBy].filter(Boolean).join(' · '),
              },
            ]}
          />
        </Flex>
      </Card>
    </>
  );
}
