import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Button, Form, Input, Radio } from 'antd';
import { DayPicker } from '../../parts/DayPicker';
import { useTexts } from './texts';

/** More than any notice has. */
const MOST = 60;

/** The holidays and the working weekends, line by line. */
export function Stretches({ year }: { year: number }) {
  const say = useTexts();
  const rules = [{ required: true, message: say('required') }];
  const range = { min: `${year}-01-01`, max: `${year}-12-31` };
  return (
    <Form.List
      name="stretches"
      rules={[
        {
          validator: (_, stretches?: unknown[]) =>
            stretches?.length ? Promise.resolve() : Promise.reject(new Error(say('atLeastOne'))),
        },
      ]}
    >
      {(lines, { add, remove }, { errors }) => (
        <>
          {lines.map(({ key, name }, at) => (
            <fieldset
              key={key}
              style={{
                border: 0,
                margin: 0,
                padding: 0,
                display: 'grid',
                gap: '0 8px',
                gridTemplateColumns: 'repeat(auto-fit, minmax(130px, 1fr))',
                alignItems: 'start',
              }}
            >
              <legend style={{ fontSize: 12, padding: 0 }}>{say('stretch', { number: at + 1 })}</legend>
              <Form.Item name={[name, 'from']} label={say('from')} rules={rules}>
                <DayPicker {...range} />
              </Form.Item>
              <Form.Item name={[name, 'to']} label={say('to')} rules={rules}>
                <DayPicker {...range} />
              </Form.Item>
              <Form.Item name={[name, 'kind']} label={say('kind')}>
                <Radio.Group
                  options={(['OFF', 'WORK'] as const).map((value) => ({ value, label: say(value) }))}
                />
              </Form.Item>
              <Form.Item
                name={[name, 'name']}
                label={say('name')}
                rules={[{ ...rules[0], whitespace: true }]}
              >
                <Input maxLength={60} />
              </Form.Item>
              <Form.Item label=" " colon={false}>
                <Button
                  icon={<DeleteOutlined />}
                  aria-label={say('remove', { number: at + 1 })}
                  onClick={() => remove(name)}
                />
              </Form.Item>
            </fieldset>
          ))}
          <Form.ErrorList errors={errors} />
          <Button
            icon={<PlusOutlined />}
            disabled={lines.length >= MOST}
            onClick={() => add({ kind: 'OFF' })}
            style={{ marginBottom: 16 }}
          >
            {say('add')}
          </Button>
        </>
      )}
    </Form.List>
  );
}
