import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Card, Col, Flex, Form, Input, Row } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api, body, type Sent } from '../../api/client';
import { useActKey } from '../../api/keys';
import { Problem } from '../../api/problem';
import { Failure } from '../../parts/Failure';
import { useFormProblems } from '../../parts/formProblems';
import { LeaveGuard } from '../../parts/LeaveGuard';
import { type PrivacyPolicy, policyQuery } from '../../parts/policies';
import { Changes } from './Changes';
import { changesOf } from './changes';
import { useTexts } from './texts';

/** The new text, and the version it follows. */
export type Publication = Omit<Sent<'/api/privacy-policies', 'post'>, 'follows'>;

/** First the text, then what it changes; published is what was looked at, and only if nobody else was faster. */
export function Publishing({ base }: { base: PrivacyPolicy }) {
  const say = useTexts();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const keyOf = useActKey();
  const [form] = Form.useForm<Publication>();
  const [before, setBefore] = useState(base);
  const [looked, setLooked] = useState<Publication>();
  const [overtaken, setOvertaken] = useState(false);
  const [untouched, setUntouched] = useState(true);
  const { rest, show, clear } = useFormProblems(form);
  const publish = useMutation({
    mutationFn: (written: Publication) => {
      const sent = { ...written, follows: before.id };
      const params = { header: { 'Idempotency-Key': keyOf(sent) } };
      return body(api.POST('/api/privacy-policies', { params, body: sent }));
    },
    onSuccess: (published) => {
      setUntouched(true);
      void message.success(say('published', { version: published.id }));
      void queries.invalidateQueries({ queryKey: ['policies'] });
      void queries.invalidateQueries({ queryKey: ['policy', 'current'] });
      setTimeout(() => navigate('/policies'));
    },
    onError: async (failure) => {
      if (failure instanceof Problem && failure.code === 'policy-overtaken') {
        setBefore(await queries.fetchQuery({ ...policyQuery('current'), staleTime: 0 }));
        setOvertaken(true);
      } else {
        setLooked(undefined);
        show(failure);
      }
    },
  });
  const look = (typed: Publication) => {
    clear();
    setOvertaken(false);
    setLooked(typed);
  };
  return (
    <Flex vertical gap="middle">
      <LeaveGuard when={!untouched} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        autoComplete="off"
        initialValues={{ chinese: base.chinese, english: base.english }}
        onValuesChange={() => setUntouched(false)}
        onFinish={look}
        scrollToFirstError={{ focus: true, block: 'center' }}
        style={{ display: looked === undefined ? 'block' : 'none' }}
      >
        <Alert type="info" title={say('hint')} style={{ marginBottom: 12 }} />
        <Row gutter={[16, 16]}>
          <Col xs={24} lg={12}>
            <Wording
              name="chinese"
              lang="zh-CN"
              said={[say('chinese'), say('chineseTitle'), say('chineseText')]}
            />
          </Col>
          <Col xs={24} lg={12}>
            <Wording
              name="english"
              lang="en"
              said={[say('english'), say('englishTitle'), say('englishText')]}
            />
          </Col>
        </Row>
        <Flex vertical gap="small" align="start" style={{ marginTop: 16 }}>
          {rest && <Failure error={rest} retry={form.submit} />}
          <Button type="primary" htmlType="submit">
            {say('look')}
          </Button>
        </Flex>
      </Form>
      {looked && (
        <>
          {overtaken && <Alert type="warning" showIcon role="alert" title={say('overtaken')} />}
          <Changes before={before} after={looked} />
          <Alert type="warning" showIcon title={say('forGood')} />
          <Flex gap="small" wrap>
            <Button
              type="primary"
              loading={publish.isPending}
              disabled={changesOf(before, looked).length === 0}
              onClick={() => publish.mutate(looked)}
            >
              {say('publish')}
            </Button>
            <Button disabled={publish.isPending} onClick={() => setLooked(undefined)}>
              {say('toForm')}
            </Button>
          </Flex>
        </>
      )}
    </Flex>
  );
}

interface WordingProps {
  name: keyof Publication;
  lang: string;
  /** The titles of the card and its two fields. */
  said: [card: string, title: string, text: string];
}

function Wording({ name, lang, said: [card, title, text] }: WordingProps) {
  const say = useTexts();
  const needed = [{ required: true, whitespace: true, message: say('required') }];
  return (
    <Card size="small" title={card}>
      <Form.Item name={[name, 'title']} label={title} rules={needed}>
        <Input maxLength={200} lang={lang} />
      </Form.Item>
      <Form.Item name={[name, 'text']} label={text} rules={needed}>
        <Input.TextArea maxLength={60000} showCount lang={lang} rows={20} />
      </Form.Item>
    </Card>
  );
}
