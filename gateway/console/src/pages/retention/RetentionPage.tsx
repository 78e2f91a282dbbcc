import { useQuery } from '@tanstack/react-query';
import { Card, Flex, Radio, Tabs, Typography } from 'antd';
import { api, body } from '../../api/client';
import { useMay } from '../../frame/session';
import { Loaded } from '../../parts/Loaded';
import { PageTitle } from '../../parts/PageTitle';
import { useRemembered } from '../../parts/remembered';
import { DryRun } from './DryRun';
import { RuleCard } from './RuleCard';
import { type Rules, WHICH } from './rules';
import { useTexts } from './texts';

/** The applied law in plain words, and its result for a hypothetical case. */
export default function RetentionPage() {
  const say = useTexts();
  const may = useMay();
  const rules = useQuery({
    queryKey: ['retention-rules'],
    queryFn: () => body(api.GET('/api/retention-rules')),
  });
  return (
    <>
      <PageTitle title={say('title')} />
      <Tabs
        destroyOnHidden
        items={[
          {
            key: 'rules',
            label: say('rules'),
            children: <Loaded query={rules}>{(read) => <Listed read={read} />}</Loaded>,
          },
          ...(may('retention-rule.evaluate')
            ? [{ key: 'try', label: say('dryRun'), children: <DryRun /> }]
            : []),
        ]}
      />
    </>
  );
}

function Listed({ read }: { read: Rules }) {
  const say = useTexts();
  const [which, choose] = useRemembered<keyof typeof WHICH>('retention.which', 'applied');
  const shown = read.rules.filter(WHICH[which]);
  return (
    <Flex vertical gap="middle">
      <Flex gap="middle" align="center" wrap>
        <Radio.Group
          className="unprinted"
          optionType="button"
          value={which}
          onChange={(event) => choose(event.target.value)}
          options={(['applied', 'other', 'all'] as const).map((value) => ({ value, label: say(value) }))}
        />
        <Typography.Text type="secondary">
          {say('version', { version: read.version, count: shown.length })}
        </Typography.Text>
      </Flex>
      <div
        style={{
          display: 'grid',
          gap: 12,
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(380px, 100%), 1fr))',
        }}
      >
        {shown.map((rule) => (
          <RuleCard key={rule.id} rule={rule} />
        ))}
      </div>
      <Card size="small">
        <Typography.Text type="secondary">{say('howToChange')}</Typography.Text>
      </Card>
    </Flex>
  );
}
