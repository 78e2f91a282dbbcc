import { Card, Tabs } from 'antd';
import { useLocation, useNavigate, useParams } from 'react-router';
import { useMay } from '../../frame/session';
import { PageTitle } from '../../parts/PageTitle';
import { TourList } from '../../tours/TourList';
import { Contacts } from './Contacts';
import { Glossary } from './Glossary';
import { useTexts } from './texts';
import { WhatIsNew } from './WhatIsNew';

/** Terms, support contacts, and release notes. */
export default function HelpPage() {
  const say = useTexts();
  const { tab = 'glossary' } = useParams();
  const navigate = useNavigate();
  const { state } = useLocation();
  const may = useMay();
  return (
    <>
      <PageTitle title={say('title')} />
      <Card size="small">
        <Tabs
          activeKey={tab}
          onChange={(key) => navigate(`/help/${key}`, { replace: true, state })}
          items={[
            { key: 'glossary', label: say('glossary'), children: <Glossary /> },
            { key: 'contacts', label: say('contacts'), children: <Contacts /> },
            { key: 'new', label: say('whatIsNew'), children: <WhatIsNew /> },
            ...(may('training.list-tours')
              ? [{ key: 'tours', label: say('tours'), children: <TourList /> }]
              : []),
          ]}
        />
      </Card>
    </>
  );
}
