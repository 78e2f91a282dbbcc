import { Checkbox, Flex, Form, Input, Select } from 'antd';
import { Problem } from '../../api/problem';
import { nameOf } from '../../frame/words';
import { STATES, type State } from '../../parts/messages';
import { useMessageWords } from '../../parts/messageWords';
import { useTexts } from './texts';

/** Filters for messages. */
export interface Wanted {
  state?: State;
  customerId?: string;
  open?: boolean;
}

const ALL = 'ALL';

interface Props {
  wanted: Wanted;
  want: (wanted: Wanted) => void;
  problem: Error | null;
}

export function Filters({ wanted, want, problem }: Props) {
  const say = useTexts();
  const name = useMessageWords();
  const wrong =
    problem instanceof Problem ? problem.errors.find((each) => each.field === 'customerId') : undefined;
  const states = STATES.map((value) => ({ value: value as string, label: nameOf(name, value) }));
  const but = (dropped: keyof Wanted): Wanted => {
    const { [dropped]: _, ...rest } = wanted;
    return rest;
  };
  return (
    <Flex gap="small" wrap align="start" className="unprinted">
      <Select
        aria-label={say('state')}
        style={{ minWidth: 160 }}
        value={wanted.state ?? ALL}
        onChange={(value) => {
          const state = STATES.find((each) => each === value);
          want(state === undefined ? but('state') : { ...wanted, state });
        }}
        options={[{ value: ALL, label: say('all') }, ...states]}
      />
      <Form.Item
        style={{ margin: 0, flex: '1 1 260px', maxWidth: 420 }}
        {...(wrong === undefined ? {} : { validateStatus: 'error' as const, help: wrong.message })}
      >
        <Input.Search
          aria-label={say('customer')}
          placeholder={say('customerHint')}
          allowClear
          maxLength={36}
          defaultValue={wanted.customerId}
          enterButton={say('find')}
          onSearch={(typed) => {
            const customerId = typed.trim();
            want(customerId === '' ? but('customerId') : { ...wanted, customerId });
          }}
        />
      </Form.Item>
      <Checkbox
        checked={wanted.open ?? false}
        onChange={(event) => want(event.target.checked ? { ...wanted, open: true } : but('open'))}
        style={{ paddingTop: 5 }}
      >
        {say('open')}
      </Checkbox>
    </Flex>
  );
}
