import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Answered, api, body } from '../api/client';

export type MyCourse = Answered<'/api/training/courses', 'get'>['items'][number];

const SOON = 30 * 86_400_000;

/** The caller's courses, with titles in the reader's language. */
export function useMyCourses() {
  const { language } = useTranslation().i18n;
  return useQuery({
    queryKey: ['training', 'courses', language],
    queryFn: () => body(api.GET('/api/training/courses')),
  });
}

/** Whether a course needs attention now: overdue, or due within a month. */
export function isDueSoon(
  { dueOn, overdue }: Pick<MyCourse, 'dueOn' | 'overdue'>,
  now = Date.now(),
): boolean {
  return overdue || Date.parse(dueOn) - now <= SOON;
}
