import { Flex } from 'antd';
import { Link } from 'react-router';
import { useMay } from '../../frame/session';
import { PageTitle } from '../../parts/PageTitle';
import { Section } from '../../parts/Section';
import { CheckpointShown } from './CheckpointShown';
import { Grown } from './Grown';
import { Standing } from './Standing';
import { useTexts } from './texts';
import { Verification } from './Verification';

/** The integrity of the audit log: its own report, this browser's check, and a full verification. */
export default function LogPage() {
  const say = useTexts();
  const may = useMay();
  return (
    <>
      <PageTitle title={say('title')}>
        {may('audit.search') && <Link to="/audit">{say('entries')}</Link>}
      </PageTitle>
      <Flex vertical gap="middle">
        {may('health.read') && (
          <Section title={say('standing')}>
            <Standing />
          </Section>
        )}
        {may('audit.checkpoint') && (
          <Section title={say('checkpoint')}>
            <CheckpointShown />
          </Section>
        )}
        {may('audit.prove-consistency') && may('audit.checkpoint') && (
          <Section title={say('grown')}>
            <Grown />
          </Section>
        )}
        <Section title={say('verification')}>
          <Verification />
        </Section>
      </Flex>
    </>
  );
}
