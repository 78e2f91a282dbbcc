import { Card } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useMay } from '../../frame/session';
import { nameOf } from '../../frame/words';
import { CursorTable } from '../../parts/CursorTable';
import { type OpenTransfer, useOpenTransfers } from '../../parts/openTransfers';
import { PageTitle } from '../../parts/PageTitle';
import { useTransferWords } from '../../parts/transferWords';
import { useTexts } from './texts';

export default function TransfersPage() {
  const say = useTexts();
  const state = useTransferWords();
  const navigate = useNavigate();
  const proposes = useMay()('transfer.propose');
  return (
    <>
      <PageTitle title={say('title')}>{proposes && <Link to="/book">{say('propose')}</Link>}</PageTitle>
      <Card size="small" data-tour="transfers">
        <CursorTable<OpenTransfer>
          saves="TRANSFERS"
          list={useOpenTransfers()}
          empty={say('none')}
          idOf={(each) => each.id ?? ''}
          onOpen={(each) => navigate(`/transfers/${each.id}`)}
          columns={[
            {
              title: say('number'),
              render: (_, each) => (
                <Link to={`/transfers/${each.id}`} onClick={(event) => event.stopPropagation()}>
                  {each.id}
                </Link>
              ),
            },
            { title: say('state'), render: (_, each) => nameOf(state, each.state) },
          ]}
        />
      </Card>
    </>
  );
}
