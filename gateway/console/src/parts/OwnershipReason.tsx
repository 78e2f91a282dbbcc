import { Form, Input, Radio } from 'antd';
import type { Sent } from '../api/client';
import { useOwnershipWords } from './ownershipWords';

export type Reason = Sent<'/api/assignments', 'post'>['reason'];

/** A new customer is a reason that only the service uses. */
const CODES: Reason['code'][] = [
  'CUSTOMER_REQUEST',
  'WORKLOAD',
  'LEAVE',
  'RELOCATION',
  'CORRECTION',
  'OTHER',
];

/** Why a customer gets another manager: the fields of a form. */
export function OwnershipReason() {
  const say = useOwnershipWords();
  return (
    <>
      <Form.Item
        name={['reason', 'code']}
        label={say('reason')}
        rules={[{ required: true, message: say('choose') }]}
      >
        <Radio.Group optionType="button" options={CODES.map((value) => ({ value, label: say(value) }))} />
      </Form.Item>
      <Form.Item name={['reason', 'text']} label={say('reasonText')}>
        <Input.TextArea maxLength={500} showCount rows={2} />
      </Form.Item>
    </>
  );
}

/** Empty fields are not sent. */
export function givenReason({ code, text }: Reason): Reason {
  return text?.trim() ? { code, text } : { code };
}
