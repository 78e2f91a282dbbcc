import { Form } from 'antd';
import { DayPicker } from '../../parts/DayPicker';
import { todayOfTheBank } from '../../parts/workingDays';
import { useTexts } from './texts';

/** The dates from which the limitation of a claim counts; the hold ends with it. */
export function ClaimDays() {
  const say = useTexts();
  const today = todayOfTheBank();
  return (
    <>
      <Form.Item
        name="claimKnownOn"
        label={say('claimKnownOn')}
        rules={[{ required: true, message: say('required') }]}
      >
        <DayPicker max={today} />
      </Form.Item>
      <Form.Item name="injuryOn" label={say('injuryOn')}>
        <DayPicker max={today} />
      </Form.Item>
    </>
  );
}
