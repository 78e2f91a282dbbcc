import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Descriptions, Flex, Radio } from 'antd';
import { useNavigate, useParams } from 'react-router';
import type { Answered } from '../../api/client';
import { useMay } from '../../frame/session';
import { nameOf } from '../../frame/words';
import { calendarsQuery } from '../../parts/calendars';
import { Loaded } from '../../parts/Loaded';
import { useMoments } from '../../parts/moments';
import { PageTitle } from '../../parts/PageTitle';
import { todayOfTheBank } from '../../parts/workingDays';
import { yearQuery } from './calendars';
import { useTexts } from './texts';
import { YearView } from './YearView';

type Year = Answered<'/api/working-calendars/{year}', 'get'>;

/** The working days by which deadlines are counted, one year at a time. */
export default function CalendarsPage() {
  const say = useTexts();
  const navigate = useNavigate();
  const thisYear = Number(todayOfTheBank().slice(0, 4));
  const { year = thisYear } = useParams();
  const calendars = useQuery(calendarsQuery);
  const one = useQuery(yearQuery(Number(year)));
  return (
    <>
      <PageTitle title={say('title')} />
      <Loaded query={calendars}>
        {({ items = [] }) => (
          <Flex vertical gap="middle">
            <Radio.Group
              className="unprinted"
              optionType="button"
              value={Number(year)}
              onChange={({ target }) => navigate(`/calendars/${target.value}`, { replace: true })}
              options={items.map((each) => ({
                value: each.year,
                label: each.status === 'MISSING' ? `${each.year} · ${say('MISSING')}` : each.year,
              }))}
            />
            <Loaded query={one}>
              {(read) => <Shown calendar={read.value} open={Number(year) >= thisYear} />}
            </Loaded>
          </Flex>
        )}
      </Loaded>
    </>
  );
}

/** The State Council publishes one year ahead, and sometimes amends the current year. */
function Shown({ calendar, open }: { calendar: Year; open: boolean }) {
  const say = useTexts();
  const may = useMay();
  const navigate = useNavigate();
  const { moment } = useMoments();
  const facts: [string, string | undefined][] = [
    [say('status'), nameOf(say, calendar.status)],
    [say('source'), calendar.source],
    [say('publishedBy'), calendar.publishedBy],
    [say('publishedAt'), moment(calendar.publishedAt)],
  ];
  const missing = calendar.status === 'MISSING';
  return (
    <Card size="small">
      <Flex vertical gap="middle">
        {missing && <Alert type="warning" showIcon title={say('missing', { year: calendar.year })} />}
        <Descriptions
          size="small"
          column={{ xs: 1, md: 2 }}
          items={facts
            .filter(([, value]) => value)
            .map(([label, children]) => ({ key: label, label, children }))}
        />
        {open && may('working-calendar.publish') && (
          <div className="unprinted">
            <Button
              type={missing ? 'primary' : 'default'}
              onClick={() => navigate(`/calendars/${calendar.year}/publish`)}
            >
              {say(missing ? 'publish' : 'amend')}
            </Button>
          </div>
        )}
        {!missing && <YearView year={calendar.year} stretches={calendar.stretches} />}
      </Flex>
    </Card>
  );
}
