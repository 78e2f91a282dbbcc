import { Flex, Tag, Typography, theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Draft, workingDaysOf } from './calendars';
import { Month } from './Month';
import { useTexts } from './texts';

/** A year at a glance: days off, and working weekends. */
export function YearView({ year, stretches }: { year: number; stretches: Draft[] }) {
  const say = useTexts();
  const { token } = theme.useToken();
  const { language } = useTranslation().i18n;
  return (
    <section aria-label={String(year)}>
      <Flex gap="small" align="center" wrap style={{ marginBottom: 8 }}>
        <Tag style={{ background: token.colorErrorBg, color: token.colorText }}>{say('OFF')}</Tag>
        <Tag style={{ background: token.colorPrimaryBg, color: token.colorText }}>{say('WORK')}</Tag>
        <Typography.Text type="secondary">
          {say('workingDays', { count: workingDaysOf(year, stretches) })}
        </Typography.Text>
      </Flex>
      <div
        style={{
          display: 'grid',
          gap: 16,
          alignItems: 'start',
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(250px, 100%), 1fr))',
        }}
      >
        {Array.from({ length: 12 }, (_, month) => (
          <Month
            key={new Date(Date.UTC(year, month, 1)).toISOString()}
            year={year}
            month={month}
            stretches={stretches}
            language={language}
          />
        ))}
      </div>
    </section>
  );
}
