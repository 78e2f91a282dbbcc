import { Table } from 'antd';
import { nameOf } from '../frame/words';
import { FieldValue } from './FieldValue';
import { useCodedFields } from './fields';
import { keyboardScroll } from './keyboardScroll';
import { usePartWords } from './partWords';
import { useVocabulary } from './vocabulary';

/** One field before and after. */
export interface Changed {
  field?: string;
  before?: unknown;
  after?: unknown;
}

/** A difference, values side by side. */
export function Difference({ diff }: { diff: Changed[] }) {
  const say = usePartWords();
  const speak = useVocabulary();
  const words = useCodedFields();
  const spoken = (field: string | undefined, value: unknown) =>
    field !== undefined && words.has(field) && typeof value === 'string' ? nameOf(speak, value) : value;
  return (
    <Table<Changed>
      size="small"
      bordered
      pagination={false}
      rowKey={(each) => each.field ?? ''}
      dataSource={diff}
      ref={keyboardScroll}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: say('field'), render: (_, each) => nameOf(speak, each.field) },
        {
          title: say('before'),
          render: (_, each) => <FieldValue value={spoken(each.field, each.before)} />,
        },
        {
          title: say('after'),
          render: (_, each) => (
            <strong>
              <FieldValue value={spoken(each.field, each.after)} />
            </strong>
          ),
        },
      ]}
    />
  );
}
