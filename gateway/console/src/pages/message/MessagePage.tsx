import { useQuery } from '@tanstack/react-query';
import { Button, Card, Descriptions, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useMay } from '../../frame/session';
import { nameOf } from '../../frame/words';
import { FieldValue } from '../../parts/FieldValue';
import { Loaded } from '../../parts/Loaded';
import { type Message, messageQuery } from '../../parts/messages';
import { useMoments } from '../../parts/moments';
import { PageTitle } from '../../parts/PageTitle';
import { useTemplateWords } from '../../parts/templateWords';
import { Course } from './Course';
import { Deciding } from './Deciding';
import { useTexts } from './texts';

/** A message: what it is about, its course, and what can be done about it. */
export default function MessagePage() {
  const say = useTexts();
  const may = useMay();
  const { id = '' } = useParams();
  const message = useQuery(messageQuery(id));
  return (
    <>
      {may('notification.search') && (
        <Link to="/messages" className="unprinted">
          ← {say('back')}
        </Link>
      )}
      <PageTitle title={say('title')}>
        {message.data && may('customer.read') && (
          <Link to={`/customers/${message.data.customerId}/messages`}>{say('customer')}</Link>
        )}
        <Button loading={message.isFetching} onClick={() => void message.refetch()}>
          {say('refresh')}
        </Button>
      </PageTitle>
      <Loaded query={message}>
        {(read) => (
          <Flex vertical gap="middle">
            <Card size="small">
              <Flex vertical gap="middle">
                <Facts message={read} />
                {read.open && <Deciding message={read} />}
              </Flex>
            </Card>
            <Card
              size="small"
              title={
                <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
                  {say('timeline')}
                </Typography.Title>
              }
            >
              <Course message={read} />
            </Card>
          </Flex>
        )}
      </Loaded>
    </>
  );
}

function Facts({ message }: { message: Message }) {
  const say = useTexts();
  const template = useTemplateWords();
  const { moment } = useMoments();
  const { parts } = message;
  const facts: [string, ReactNode][] = [
    [say('title'), <strong key="template">{nameOf(template, message.template)}</strong>],
    [say('kind'), say(message.legal ? 'legal' : 'ordinary')],
    [say('channel'), nameOf(say, message.channel)],
    [say('destination'), <FieldValue key="destination" value={message.destination} />],
    [say('attempts'), String(message.attempts)],
    [say('failure'), message.failure],
    [say('expires'), message.expiresAt ? moment(message.expiresAt) : say('never')],
    [say('parts'), parts && parts.of > 1 && say('partsText', { ...parts })],
    [say('entry'), message.id],
  ];
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, md: 2 }}
      styles={{ content: { overflowWrap: 'anywhere', minWidth: 0 } }}
      items={facts.filter(([, value]) => value).map(([label, children]) => ({ key: label, label, children }))}
    />
  );
}
