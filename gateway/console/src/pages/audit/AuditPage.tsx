import { useQueryClient } from '@tanstack/react-query';
import { Card, Flex, Tag, Typography } from 'antd';
import { Link, useNavigate } from 'react-router';
import { api, body } from '../../api/client';
import { useMay } from '../../frame/session';
import { type AuditEntry, useSentence } from '../../parts/auditEntries';
import { useAuditWords } from '../../parts/auditWords';
import { CursorTable } from '../../parts/CursorTable';
import { from, useCursorList } from '../../parts/cursors';
import { useMoments } from '../../parts/moments';
import { PageTitle } from '../../parts/PageTitle';
import { useRemembered } from '../../parts/remembered';
import type { Criteria } from './criteria';
import { SearchForm } from './SearchForm';
import { useTexts } from './texts';

export default function AuditPage() {
  const say = useTexts();
  const outcome = useAuditWords();
  const sentence = useSentence();
  const may = useMay();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { exact } = useMoments();
  const [criteria, setCriteria] = useRemembered<Criteria | undefined>('audit.criteria', undefined);
  const found = useCursorList<AuditEntry>(
    ['audit', criteria],
    (cursor) => body(api.GET('/api/audit/entries', { params: { query: { ...criteria, ...from(cursor) } } })),
    criteria !== undefined,
  );
  const opens = may('audit.read');
  const search = (next: Criteria) => {
    void queries.resetQueries({ queryKey: ['audit', next], exact: true }); // searching again means reading again
    setCriteria(next);
  };
  return (
    <>
      <PageTitle title={say('title')}>
        {may('audit.checkpoint') && <Link to="/integrity">{say('integrity')}</Link>}
      </PageTitle>
      <Flex vertical gap="middle">
        <Card size="small" data-tour="audit-search">
          <SearchForm
            criteria={criteria ?? {}}
            searching={found.isFetching}
            problem={found.error}
            onSearch={search}
          />
        </Card>
        <Card size="small" data-tour="audit-results">
          {criteria === undefined ? (
            <Typography.Text type="secondary">{say('notYet')}</Typography.Text>
          ) : (
            <CursorTable<AuditEntry>
              saves="AUDIT_ENTRIES"
              list={found}
              empty={say('none')}
              idOf={(each) => each.id}
              onOpen={opens ? (each) => navigate(`/audit/entries/${each.id}`) : undefined}
              columns={[
                { title: say('at'), render: (_, each) => exact(each.at) },
                {
                  title: say('what'),
                  render: (_, each) =>
                    opens ? (
                      <Link to={`/audit/entries/${each.id}`} onClick={(event) => event.stopPropagation()}>
                        {sentence(each)}
                      </Link>
                    ) : (
                      sentence(each)
                    ),
                },
                {
                  title: say('outcome'),
                  render: (_, { outcome: was, reason }) => (
                    <Flex gap="small" align="center">
                      <Tag color={was === 'REFUSED' ? 'orange' : 'green'}>{outcome(was)}</Tag>
                      {reason}
                    </Flex>
                  ),
                },
                {
                  title: say('on'),
                  render: (_, { resource }) => `${resource.type}:${resource.id}`,
                },
                { title: say('branch'), render: (_, each) => each.actor.branch },
                { title: say('service'), render: (_, each) => each.service },
              ]}
            />
          )}
        </Card>
      </Flex>
    </>
  );
}
