import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Flex, Form, Input, Radio, Result } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, body } from '../../api/client';
import { useActKey } from '../../api/keys';
import { CategoryChoice } from '../../parts/CategoryChoice';
import { CustomerFinder } from '../../parts/CustomerFinder';
import { Failure } from '../../parts/Failure';
import { useFormProblems } from '../../parts/formProblems';
import { ClaimDays } from './ClaimDays';
import { GROUNDS, type HoldToPlace } from './hold';
import { useTexts } from './texts';

const TEXTS = {
  AUTHORITY_ORDER: 'AUTHORITY_ORDER_TEXT',
  CLAIM: 'CLAIM_TEXT',
  UNSETTLED_MATTER: 'UNSETTLED_MATTER_TEXT',
  AML_INVESTIGATION: 'AML_INVESTIGATION_TEXT',
} as const;

/** Places a hold, with its ground. */
export function Placing() {
  const say = useTexts();
  const queries = useQueryClient();
  const keyOf = useActKey();
  const [form] = Form.useForm<HoldToPlace>();
  const [ground, setGround] = useState<HoldToPlace['ground']>();
  const { rest, show, clear } = useFormProblems(form);
  const place = useMutation({
    mutationFn: (typed: HoldToPlace) =>
      body(
        api.POST('/api/legal-holds', {
          params: { header: { 'Idempotency-Key': keyOf(typed) } },
          body: typed,
        }),
      ),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['holds'], refetchType: 'none' }),
    onError: show,
  });
  if (place.data !== undefined) {
    return <Placed tooLate={place.data.tooLate} />;
  }
  const wanted = [{ required: true, message: say('required') }];
  const words = [{ required: true, whitespace: true, message: say('required') }];
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark="optional"
      autoComplete="off"
      initialValues={{ textRead: 'secondary' }}
      onValuesChange={(changed: Partial<HoldToPlace>) => {
        if (changed.ground !== undefined) {
          setGround(changed.ground);
        }
      }}
      onFinish={(typed) => {
        clear();
        place.mutate(typed);
      }}
      scrollToFirstError={{ focus: true, block: 'center' }}
    >
      <Form.Item name="customerId" label={say('customer')} rules={wanted}>
        <CustomerFinder />
      </Form.Item>
      <Form.Item name="ground" label={say('ground')} rules={wanted} extra={ground && say(TEXTS[ground])}>
        <Radio.Group options={GROUNDS.map((value) => ({ value, label: say(value) }))} />
      </Form.Item>
      {ground === 'CLAIM' && <ClaimDays />}
      <Form.Item name="categories" label={say('categories')} rules={wanted}>
        <CategoryChoice />
      </Form.Item>
      <Form.Item name="reference" label={say('reference')} extra={say('referenceHint')} rules={words}>
        <Input maxLength={200} style={{ maxWidth: 520 }} />
      </Form.Item>
      <Form.Item name="citation" label={say('citation')} rules={words}>
        <Input maxLength={500} style={{ maxWidth: 520 }} />
      </Form.Item>
      <Form.Item name="textRead" label={say('textRead')}>
        <Radio.Group
          options={[
            { value: 'yes', label: say('read') },
            { value: 'secondary', label: say('notRead') },
          ]}
        />
      </Form.Item>
      <Flex vertical gap="small" align="start">
        {ground === 'AML_INVESTIGATION' && <Alert type="warning" showIcon title={say('secret')} />}
        {rest && <Failure error={rest} retry={form.submit} />}
        <Button type="primary" htmlType="submit" loading={place.isPending}>
          {say('place')}
        </Button>
      </Flex>
    </Form>
  );
}

function Placed({ tooLate }: { tooLate: boolean }) {
  const say = useTexts();
  return (
    <Result
      status={tooLate ? 'warning' : 'success'}
      title={say(tooLate ? 'tooLate' : 'placed')}
      subTitle={say(tooLate ? 'tooLateText' : 'placedText')}
      extra={<Link to="/holds">{say('back')}</Link>}
    />
  );
}
