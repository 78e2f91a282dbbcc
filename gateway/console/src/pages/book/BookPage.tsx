import { Card, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useMay, useSession } from '../../frame/session';
import { ManagerSelect } from '../../parts/ManagerSelect';
import { liesWithin } from '../../parts/managers';
import { PageTitle } from '../../parts/PageTitle';
import { useRemembered } from '../../parts/remembered';
import { BookOf } from './BookOf';
import { OwnBook } from './OwnBook';
import { Propose } from './Propose';
import { useTexts } from './texts';

/** A manager's customers: one's own book or, for leads and operations, that of others. */
export default function BookPage() {
  const say = useTexts();
  const may = useMay();
  const { roles = [], branch = '' } = useSession();
  const [chosen, choose] = useState<string[]>([]);
  const [manager, setManager] = useRemembered<string | undefined>('book.manager', undefined);
  const own = roles.includes('relationship-manager');
  const leads = may('transfer.propose');
  const choice = leads ? { chosen, onChoose: choose } : undefined;
  return (
    <>
      <PageTitle title={say('title')}>{leads && <Propose customerIds={chosen} />}</PageTitle>
      <Card size="small">
        <Flex vertical gap="middle">
          {own ? (
            <>
              <Typography.Text type="secondary">{say('mine')}</Typography.Text>
              <OwnBook choice={choice} />
            </>
          ) : (
            <>
              <ManagerSelect
                offers={(each) => !leads || liesWithin(each.branch, branch)}
                value={manager}
                onChange={(next) => {
                  setManager(next);
                  choose([]);
                }}
              />
              {manager === undefined ? (
                <Typography.Text type="secondary">{say('chooseFirst')}</Typography.Text>
              ) : (
                <BookOf key={manager} manager={manager} choice={choice} />
              )}
            </>
          )}
        </Flex>
      </Card>
    </>
  );
}
