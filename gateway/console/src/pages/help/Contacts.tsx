import { Card, Descriptions, Empty, Flex, Typography } from 'antd';
import { useLocation } from 'react-router';
import { lastTrace } from '../../api/problem';
import { useSession } from '../../frame/session';
import { useTexts } from './texts';

const NAMES = { BRANCH: 'branch', HOTLINE: 'hotline', ON_SITE: 'onSite' } as const;

/** Support contacts entered by the bank. */
export function Contacts() {
  const say = useTexts();
  const { support = [] } = useSession();
  const { state, pathname } = useLocation();
  const page = state?.page ?? pathname;
  const subject = encodeURIComponent(say('subject'));
  const letter = encodeURIComponent(say('body', { page, trace: lastTrace() ?? say('none') }));
  if (support.length === 0) {
    return <Empty description={say('noContacts')} />;
  }
  return (
    <Flex vertical gap="middle">
      {support.map(({ kind, phone, email, hours }) => (
        <Card size="small" key={kind} title={say(NAMES[kind])}>
          <Descriptions
            size="small"
            column={1}
            items={[
              {
                key: 'phone',
                children: phone && <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>,
              },
              {
                key: 'email',
                children: email && (
                  <a href={`mailto:${encodeURIComponent(email)}?subject=${subject}&body=${letter}`}>
                    {email}
                  </a>
                ),
              },
              { key: 'hours', children: hours },
            ].filter((each) => each.children)}
          />
        </Card>
      ))}
      <Typography.Text type="secondary">{say('writeHint')}</Typography.Text>
    </Flex>
  );
}
