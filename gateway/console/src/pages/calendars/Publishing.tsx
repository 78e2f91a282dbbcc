import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Card, Col, Flex, Form, Input, Row, Typography } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { type Answered, api, type Tagged, tagged } from '../../api/client';
import { Problem } from '../../api/problem';
import { Failure } from '../../parts/Failure';
import { useFormProblems } from '../../parts/formProblems';
import { LeaveGuard } from '../../parts/LeaveGuard';
import { type Draft, type Publication, yearQuery } from './calendars';
import { Stretches } from './Stretches';
import { useTexts } from './texts';
import { YearView } from './YearView';

type Year = Answered<'/api/working-calendars/{year}', 'get'>;

/**
 * The form next to the resulting year. If somebody else has published meanwhile, that is shown before it is replaced.
 */
export function Publishing({ year, read }: { year: number; read: Tagged<Year> }) {
  const say = useTexts();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<Publication>();
  const [base, setBase] = useState(read);
  const [theirs, setTheirs] = useState<Tagged<Year>>();
  const [untouched, setUntouched] = useState(true);
  const { rest, show, clear } = useFormProblems(form);
  const typed: Draft[] = Form.useWatch('stretches', form) ?? base.value.stretches;
  const publish = useMutation({
    mutationFn: (sent: Publication) => {
      const params = { path: { year }, header: { 'If-Match': base.etag } };
      return tagged(api.PUT('/api/working-calendars/{year}', { params, body: sent }));
    },
    onSuccess: () => {
      setUntouched(true);
      void message.success(say('published'));
      void queries.invalidateQueries({ queryKey: ['working-calendars'] });
      void queries.invalidateQueries({ queryKey: ['working-calendar'] }); // by which other pages count days
      setTimeout(() => navigate(`/calendars/${year}`));
    },
    onError: async (failure) => {
      if (failure instanceof Problem && failure.status === 412) {
        setTheirs(await queries.fetchQuery({ ...yearQuery(year), staleTime: 0 }));
      } else {
        show(failure);
      }
    },
  });
  return (
    <Flex vertical gap="middle">
      <LeaveGuard when={!untouched} />
      {theirs && (
        <Card size="small">
          <Flex vertical gap="small" align="start">
            <Alert type="warning" showIcon role="alert" title={say('stale')} description={say('staleText')} />
            <Typography.Text strong>{say('theirs', { by: theirs.value.publishedBy ?? '' })}</Typography.Text>
            <span>{theirs.value.source}</span>
            <YearView year={year} stretches={theirs.value.stretches} />
            <Button
              type="primary"
              onClick={() => {
                setBase(theirs);
                setTheirs(undefined);
              }}
            >
              {say('goOn')}
            </Button>
          </Flex>
        </Card>
      )}
      <Row gutter={[16, 16]}>
        <Col xs={24} xl={13}>
          <Card size="small">
            <Form
              form={form}
              layout="vertical"
              requiredMark={false}
              autoComplete="off"
              initialValues={{ source: base.value.source, stretches: base.value.stretches }}
              onValuesChange={() => setUntouched(false)}
              onFinish={(sent) => {
                clear();
                publish.mutate(sent);
              }}
              scrollToFirstError={{ focus: true, block: 'center' }}
            >
              <Alert type="info" title={say('hint')} style={{ marginBottom: 12 }} />
              <Form.Item
                name="source"
                label={say('source')}
                extra={say('sourceHint')}
                rules={[{ required: true, whitespace: true, message: say('required') }]}
              >
                <Input maxLength={200} />
              </Form.Item>
              <Stretches year={year} />
              {rest && <Failure error={rest} retry={form.submit} />}
              <Button
                type="primary"
                htmlType="submit"
                loading={publish.isPending}
                disabled={theirs !== undefined}
              >
                {say('publish')}
              </Button>
            </Form>
          </Card>
        </Col>
        <Col xs={24} xl={11}>
          <Card size="small" title={say('preview', { year })}>
            <YearView year={year} stretches={typed} />
          </Card>
        </Col>
      </Row>
    </Flex>
  );
}
