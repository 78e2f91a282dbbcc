import { Link, useNavigate } from 'react-router';
import { nameOf } from '../../frame/words';
import { CursorTable } from '../../parts/CursorTable';
import { rowsOf, useCustomerNames } from '../../parts/customerNames';
import { useMoments } from '../../parts/moments';
import { addressOf, type OpenChange, type useChangesToDecide } from '../../parts/openChanges';
import { useOwnershipWords } from '../../parts/ownershipWords';
import type { ListName } from '../../parts/SaveCsv';
import { useVocabulary } from '../../parts/vocabulary';
import { useTexts } from './texts';

interface Props {
  list: ReturnType<typeof useChangesToDecide>;
  empty: string;
  saves: ListName;
}

export function OpenChanges({ list, empty, saves }: Props) {
  const say = useTexts();
  const speak = useVocabulary();
  const own = useOwnershipWords();
  const navigate = useNavigate();
  const { moment, since } = useMoments();
  const named = useCustomerNames(rowsOf(list));
  const fieldsOf = (change: OpenChange) =>
    change.relationshipEndedOn
      ? speak('relationshipEndedOn')
      : (change.fields ?? []).map((field) => nameOf(speak, field)).join(', ');
  return (
    <CursorTable<OpenChange>
      saves={saves}
      list={list}
      empty={empty}
      idOf={(each) => each.id ?? ''}
      onOpen={(each) => navigate(addressOf(each))}
      columns={[
        {
          title: say('fields'),
          render: (_, each) => (
            <Link to={addressOf(each)} onClick={(event) => event.stopPropagation()}>
              {fieldsOf(each)}
            </Link>
          ),
        },
        { title: own('customer'), render: (_, each) => named(each) },
        { title: say('reason'), render: (_, each) => nameOf(speak, each.reason) },
        { title: say('proposedBy'), dataIndex: 'proposedBy' },
        { title: say('state'), render: (_, each) => nameOf(speak, each.state) },
        { title: say('waiting'), render: (_, each) => since(each.waitingSince) },
        { title: say('expires'), render: (_, each) => moment(each.expiresAt) },
      ]}
    />
  );
}
