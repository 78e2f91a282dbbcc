import { Card } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useMay } from '../../frame/session';
import { nameOf } from '../../frame/words';
import { CursorTable } from '../../parts/CursorTable';
import { useMoments } from '../../parts/moments';
import { type OpenTransfer, useOpenTransfers } from '../../parts/openTransfers';
import { useOwnershipWords } from '../../parts/ownershipWords';
import { PageTitle } from '../../parts/PageTitle';
import { useTransferWords } from '../../parts/transferWords';
import { useTexts } from './texts';

export default function TransfersPage() {
  const say = useTexts();
  const state = useTransferWords();
  const why = useOwnershipWords();
  const { moment } = useMoments();
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
          idOf={(each) => each.id}
          onOpen={(each) => navigate(`/transfers/${each.id}`)}
          columns={[
            {
              title: say('transfer'),
              render: (_, each) => (
                <Link to={`/transfers/${each.id}`} onClick={(event) => event.stopPropagation()}>
                  {each.proposer} → {each.toManager}
                </Link>
              ),
            },
            { title: say('customers'), dataIndex: 'customerCount', align: 'right' },
            { title: say('state'), render: (_, each) => nameOf(state, each.state) },
            { title: say('reason'), render: (_, each) => nameOf(why, each.reasonCode) },
            { title: say('proposed'), render: (_, each) => moment(each.createdAt) },
            { title: say('taking'), dataIndex: 'toBranch' },
          ]}
        />
      </Card>
    </>
  );
}
