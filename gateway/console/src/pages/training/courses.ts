import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Answered, api, body, type Sent } from '../../api/client';
import { useActKey } from '../../api/keys';
import { Problem } from '../../api/problem';

export type Course = Answered<'/api/training/courses/{id}', 'get'>;
export type Result = Answered<'/api/training/courses/{id}/attempts', 'post'>;
type Attempt = Sent<'/api/training/courses/{id}/attempts', 'post'>;

/** The option that was chosen for each question, by their ids. */
export type Answers = Record<string, string>;

export function useCourse(id: string) {
  const { language } = useTranslation().i18n;
  return useQuery({
    queryKey: ['training', 'course', id, language],
    queryFn: () => body(api.GET('/api/training/courses/{id}', { params: { path: { id } } })),
  });
}

/** Submits the answers. If the questions have changed, the course is read again instead. */
export function useAttempt(course: Course) {
  const queries = useQueryClient();
  const keyOf = useActKey();
  const reread = (what: string) => queries.invalidateQueries({ queryKey: ['training', what] });
  return useMutation({
    mutationFn: (answers: Answers) => {
      const sent: Attempt = {
        version: course.version,
        answers: course.questions.map(({ id }) => ({ question: id, option: answers[id] ?? '' })),
      };
      return body(
        api.POST('/api/training/courses/{id}/attempts', {
          params: { path: { id: course.id }, header: { 'Idempotency-Key': keyOf(sent) } },
          body: sent,
        }),
      );
    },
    onSuccess: () => {
      void reread('courses');
      void reread('completion');
    },
    onError: (failure) => {
      if (failure instanceof Problem && failure.code === 'course-changed') {
        void reread('course');
      }
    },
  });
}
