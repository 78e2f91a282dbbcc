import { Card, Tabs } from 'antd';
import { useMay } from '../../frame/session';
import { useChangesToDecide, useOwnChanges } from '../../parts/openChanges';
import { PageTitle } from '../../parts/PageTitle';
import { useRemembered } from '../../parts/remembered';
import { OpenChanges } from './OpenChanges';
import { useTexts } from './texts';

export default function ChangesPage() {
  const say = useTexts();
  const may = useMay();
  const decides = may('change.list-to-decide');
  const proposes = may('change.list-own');
  const toDecide = useChangesToDecide(decides);
  const own = useOwnChanges(proposes);
  const [tab, setTab] = useRemembered('changes.tab', decides ? 'toDecide' : 'own');
  const tabs = [
    {
      key: 'toDecide',
      label: say('toDecide'),
      children: <OpenChanges saves="CHANGES_TO_DECIDE" list={toDecide} empty={say('nothingToDecide')} />,
      shown: decides,
    },
    {
      key: 'own',
      label: say('own'),
      children: <OpenChanges saves="OWN_CHANGES" list={own} empty={say('nothingOwn')} />,
      shown: proposes,
    },
  ];
  return (
    <>
      <PageTitle title={say('title')} />
      <Card size="small" data-tour="changes">
        <Tabs
          activeKey={tab}
          onChange={setTab}
          items={tabs.filter((each) => each.shown).map(({ shown: _, ...item }) => item)}
        />
      </Card>
    </>
  );
}
