import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Answered, api, body, type Sent } from '../../api/client';
import { useActKey } from '../../api/keys';
import { Problem } from '../../api/problem';

export type Typed = Sent<'/api/customers', 'post'>;
export type Created = Answered<'/api/customers', 'post'>;

/** Registers the person in a form; sending the same form again is the same operation. */
export function useRegistering() {
  const queries = useQueryClient();
  const keyOf = useActKey();
  return useMutation({
    mutationFn: (typed: Typed): Promise<Created> => {
      const sent = given(typed);
      const header = { 'Idempotency-Key': keyOf(sent) };
      return body(api.POST('/api/customers', { params: { header }, body: sent }));
    },
    onSuccess: () => {
      for (const queryKey of [['customers'], ['book'], ['pools']]) {
        void queries.invalidateQueries({ queryKey, refetchType: 'none' });
      }
    },
    onError: (failure) => {
      if (needsCheck(failure)) {
        void queries.invalidateQueries({ queryKey: ['registration-checks'], refetchType: 'none' });
      }
    },
  });
}

/** A person whom the bank may know or have known waits for a check; the input is stored there. */
export function needsCheck(failure: Error | null): boolean {
  return failure instanceof Problem && failure.code === 'registration-needs-check';
}

/** Empty fields are not sent. */
function given(typed: Typed): Typed {
  const filled = Object.entries(typed).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(filled) as Typed;
}
