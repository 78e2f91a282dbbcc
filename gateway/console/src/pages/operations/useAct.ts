import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { Service } from '../../parts/health';

/** An operation on a service's messages; afterwards, the list and the health are read again in any case. */
export function useAct<T>(
  service: Service,
  list: 'parked' | 'refused',
  act: (id: number) => Promise<T>,
  said: (answer: T) => string,
) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: act,
    onSuccess: (answer) => void message.success(said(answer)),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: [list, service] });
      void queries.invalidateQueries({ queryKey: ['health', service] });
    },
  });
}
