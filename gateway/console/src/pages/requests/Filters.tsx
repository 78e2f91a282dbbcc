import { Flex, Input, Select } from 'antd';
import { nameOf } from '../../frame/words';
import { useRequestWords } from '../../parts/requestWords';
import { STATES, type Wanted } from './states';
import { useTexts } from './texts';

const ALL = 'ALL';

export function Filters({ wanted, want }: { wanted: Wanted; want: (wanted: Wanted) => void }) {
  const say = useTexts();
  const name = useRequestWords();
  const states = STATES.map((value) => ({ value: value as string, label: nameOf(name, value) }));
  return (
    <Flex gap="small" wrap className="unprinted">
      <Select
        aria-label={say('state')}
        style={{ minWidth: 180 }}
        value={wanted.state ?? ALL}
        onChange={(value) => {
          const state = STATES.find((each) => each === value);
          want(state === undefined ? {} : { state });
        }}
        options={[...states, { value: ALL, label: say('all') }]}
      />
      <Input.Search
        aria-label={say('reference')}
        placeholder={say('referenceHint')}
        style={{ maxWidth: 420 }}
        allowClear
        maxLength={20}
        defaultValue={wanted.reference}
        enterButton={say('find')}
        onSearch={(typed, _, info) => {
          const reference = typed.trim();
          if (reference !== '') {
            want({ reference }); // whatever has become of it
          } else if (info?.source === 'clear' && wanted.reference !== undefined) {
            want({ state: 'AWAITING_APPROVAL' });
          }
        }}
      />
    </Flex>
  );
}
