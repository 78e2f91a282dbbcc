import { queryOptions, useQuery } from '@tanstack/react-query';
import { Card, Flex, Typography } from 'antd';
import { Link, useParams } from 'react-router';
import { api, body } from '../../api/client';
import { useMay } from '../../frame/session';
import { useSentence } from '../../parts/auditEntries';
import { Loaded } from '../../parts/Loaded';
import { PageTitle } from '../../parts/PageTitle';
import { Section } from '../../parts/Section';
import { Details } from './Details';
import { Facts } from './Facts';
import { Proving } from './Proving';
import { useTexts } from './texts';

function entryQuery(id: string) {
  return queryOptions({
    queryKey: ['audit-entry', id],
    queryFn: () => body(api.GET('/api/audit/entries/{id}', { params: { path: { id } } })),
  });
}

/** An audit entry in words, its sealed details, and the proof that it is in the log. */
export default function EntryPage() {
  const say = useTexts();
  const may = useMay();
  const sentence = useSentence();
  const { id = '' } = useParams();
  const entry = useQuery(entryQuery(id));
  return (
    <>
      {may('audit.search') && (
        <Link to="/audit" className="unprinted">
          ← {say('back')}
        </Link>
      )}
      <PageTitle title={say('title')} />
      <Loaded query={entry}>
        {(read) => (
          <Flex vertical gap="middle">
            <Card size="small">
              <Typography.Paragraph style={{ fontSize: 16, overflowWrap: 'anywhere' }}>
                {sentence(read)}
              </Typography.Paragraph>
              <Facts entry={read} />
            </Card>
            <Section title={say('sealed')}>
              <Details entry={read} />
            </Section>
            {may('audit.prove') && (
              <Section title={say('proof')}>
                <div data-tour="entry-proof">
                  <Proving entry={read} />
                </div>
              </Section>
            )}
          </Flex>
        )}
      </Loaded>
    </>
  );
}
