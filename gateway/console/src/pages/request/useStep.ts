import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useActKey } from '../../api/keys';
import { Problem } from '../../api/problem';
import type { PrivacyRequest } from '../../parts/privacyRequests';
import { useTexts } from './texts';

/** A step in a request, which is read again afterwards, or if its state has changed. */
export function useStep<T, A>(
  request: PrivacyRequest,
  said: 'done' | 'proven' | 'confirmed' | 'evidenceKept' | undefined,
  send: (typed: T, key: string) => Promise<A>,
) {
  const say = useTexts();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const keyOf = useActKey();
  const reread = () => {
    void queries.invalidateQueries({ queryKey: ['request', request.id] });
    void queries.invalidateQueries({ queryKey: ['requests'], refetchType: 'none' });
  };
  return useMutation({
    mutationFn: (typed: T) => send(typed, keyOf([request.version, typed])),
    onSuccess: () => {
      if (said !== undefined) {
        void message.success(say(said));
      }
      reread();
    },
    onError: (failure) => {
      if (failure instanceof Problem && (failure.code === 'wrong-state' || failure.status === 412)) {
        void message.warning(say('moved'), 8);
        reread();
      }
    },
  });
}
