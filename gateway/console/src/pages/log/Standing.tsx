import { useQuery } from '@tanstack/react-query';
import { Alert, Typography } from 'antd';
import { healthQuery } from '../../parts/health';
import { Loaded } from '../../parts/Loaded';
import { useTexts } from './texts';

/** The log's state in the service's health. */
const PARTS = ['auditLog', 'auditVerification', 'witnesses'] as const;

/** Whether audit-service itself raises an alarm. */
export function Standing() {
  const say = useTexts();
  const health = useQuery(healthQuery('audit-service'));
  return (
    <Loaded query={health}>
      {({ parts }) => {
        const told = PARTS.filter((name) => parts.some((each) => each.name === name));
        const bad = told.filter((name) => parts.some((each) => each.name === name && each.state !== 'UP'));
        if (told.length === 0) {
          return <Typography.Text type="secondary">{say('standingUnknown')}</Typography.Text>;
        }
        return bad.length === 0 ? (
          <Alert type="success" showIcon role="status" title={say('calm')} />
        ) : (
          <Alert
            type="error"
            showIcon
            role="alert"
            title={say('alarm', { parts: bad.map((name) => say(name)).join(', ') })}
          />
        );
      }}
    </Loaded>
  );
}
