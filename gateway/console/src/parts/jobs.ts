import { type Answered, api, body } from '../api/client';
import { useFollowed } from './followed';

/** The services with long jobs. */
export const JOB_SERVICES = ['customer-service', 'audit-service'] as const;

export type JobService = (typeof JOB_SERVICES)[number];

export type LongJob = Answered<'/api/operations/customer-service/jobs/{id}', 'get'>;

/** The address where a service reports the progress of a job. */
export function jobEvents(service: JobService, id: string): string {
  return `/api/operations/${service}/jobs/${encodeURIComponent(id)}/events`;
}

export function hasEnded({ state }: Pick<LongJob, 'state'>): boolean {
  return state !== 'QUEUED' && state !== 'RUNNING';
}

/** A job, followed until it has ended. */
export function useJob(service: JobService, id: string) {
  return useFollowed<LongJob>({
    key: ['job', service, id],
    read: () => body(api.GET(`/api/operations/${service}/jobs/{id}`, { params: { path: { id } } })),
    events: jobEvents(service, id),
    ended: hasEnded,
  });
}
