import { useTranslation } from 'react-i18next';
import { hasEnded, type LongJob } from '../../parts/jobs';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** How long a job took, in the two largest units; undefined while it is running. */
export function useDuration(): (job: LongJob) => string {
  const { language } = useTranslation().i18n;
  const format = (count: number, unit: 'hour' | 'minute' | 'second') =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(count);
  return (job) => {
    if (!hasEnded(job)) {
      return '—';
    }
    const seconds = Math.max(0, Math.round((Date.parse(job.updatedAt) - Date.parse(job.startedAt)) / 1000));
    if (seconds < MINUTE) {
      return format(seconds, 'second');
    }
    return seconds < HOUR
      ? `${format(Math.floor(seconds / MINUTE), 'minute')} ${format(seconds % MINUTE, 'second')}`
      : `${format(Math.floor(seconds / HOUR), 'hour')} ${format(Math.floor((seconds % HOUR) / MINUTE), 'minute')}`;
  };
}
