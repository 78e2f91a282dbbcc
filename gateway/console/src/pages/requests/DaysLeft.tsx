import { Tag } from 'antd';
import { useTexts } from './texts';

const SOON = 3;

/** The time until the legal deadline. */
export function DaysLeft({ overdue, left }: { overdue: boolean; left: number | undefined }) {
  const say = useTexts();
  if (overdue) {
    return <Tag color="red">{say('overdue')}</Tag>;
  }
  if (left === undefined || left < 0) {
    return '—';
  }
  const text = left === 0 ? say('today') : say('daysLeft', { count: left });
  return left <= SOON ? <Tag color="orange">{text}</Tag> : text;
}
