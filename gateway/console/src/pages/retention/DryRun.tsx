import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Card, Flex, Form, Radio, Typography } from 'antd';
import { useState } from 'react';
import { type Answered, api, body, type Sent } from '../../api/client';
import { useActKey } from '../../api/keys';
import { CategoryChoice } from '../../parts/CategoryChoice';
import { ConsequenceTable } from '../../parts/ConsequenceTable';
import { CATEGORIES } from '../../parts/categories';
import { DayPicker } from '../../parts/DayPicker';
import { Failure } from '../../parts/Failure';
import { FieldGrid } from '../../parts/FieldGrid';
import { useFormProblems } from '../../parts/formProblems';
import { useMoments } from '../../parts/moments';
import { useTexts } from './texts';

type Case = Sent<'/api/retention-rules/evaluation', 'post'>;
type Outcome = Answered<'/api/retention-rules/evaluation', 'post'>;

/** Applies the rules to a hypothetical case, without any effect. */
export function DryRun() {
  const say = useTexts();
  const keyOf = useActKey();
  const [form] = Form.useForm<Case>();
  const [active, setActive] = useState(false);
  const { rest, show, clear } = useFormProblems(form);
  const evaluate = useMutation({
    mutationFn: (typed: Case) => {
      const sent = Object.fromEntries(
        Object.entries(typed).filter(
          ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
        ),
      ) as Case;
      const header = { 'Idempotency-Key': keyOf(sent) };
      return body(api.POST('/api/retention-rules/evaluation', { params: { header }, body: sent }));
    },
    onError: show,
  });
  return (
    <Flex vertical gap="middle">
      <Card size="small">
        <Form
          form={form}
          layout="vertical"
          requiredMark="optional"
          initialValues={{ scope: [...CATEGORIES], active: false }}
          onValuesChange={(changed: Partial<Case>) => {
            if (changed.active !== undefined) {
              setActive(changed.active);
            }
          }}
          onFinish={(typed) => {
            clear();
            evaluate.mutate(typed);
          }}
        >
          <Alert type="info" title={say('dryRunHint')} style={{ marginBottom: 16 }} />
          <Form.Item name="scope" label={say('scope')} rules={[{ required: true, message: say('required') }]}>
            <CategoryChoice />
          </Form.Item>
          <Form.Item name="active" label={say('relationship')}>
            <Radio.Group
              optionType="button"
              options={[
                { value: false, label: say('ended') },
                { value: true, label: say('goesOn') },
              ]}
            />
          </Form.Item>
          <FieldGrid>
            {!active && (
              <Form.Item name="relationshipEndedOn" label={say('relationshipEndedOn')}>
                <DayPicker />
              </Form.Item>
            )}
            <Form.Item name="lastTransactionOn" label={say('lastTransactionOn')}>
              <DayPicker />
            </Form.Item>
            <Form.Item name="on" label={say('on')} extra={say('onHint')}>
              <DayPicker />
            </Form.Item>
          </FieldGrid>
          <Form.Item name="onHold" label={say('onHold')}>
            <CategoryChoice />
          </Form.Item>
          {rest && <Failure error={rest} retry={form.submit} />}
          <Button type="primary" htmlType="submit" loading={evaluate.isPending}>
            {say('evaluate')}
          </Button>
        </Form>
      </Card>
      {evaluate.data && <DryRunOutcome outcome={evaluate.data} />}
    </Flex>
  );
}

function DryRunOutcome({ outcome }: { outcome: Outcome }) {
  const say = useTexts();
  const { day } = useMoments();
  return (
    <Card size="small">
      <Flex vertical gap="small">
        <Typography.Text strong role="status">
          {say('outcome', { on: day(outcome.on), version: outcome.version })}
        </Typography.Text>
        <ConsequenceTable consequences={outcome.consequences} />
      </Flex>
    </Card>
  );
}
