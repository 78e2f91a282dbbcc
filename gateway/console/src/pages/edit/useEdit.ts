import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answered, api, body, type Sent, type Tagged, tagged } from '../../api/client';
import { useActKey } from '../../api/keys';
import { Problem } from '../../api/problem';
import { type Customer, customerQuery } from '../../parts/customers';
import { withdraw } from '../../parts/withdrawing';

type NewChange = Sent<'/api/customers/{id}/changes', 'post'>;
type Proposed = Answered<'/api/customers/{id}/changes', 'post'>;

/** The input: a text, several texts, null to remove a value, undefined to keep it. */
export type Patch = Record<string, string | string[] | null | undefined>;

export interface Typed {
  patch: Patch;
  reason: NewChange['reason'];
}

/** Two versions of a customer, if somebody else was faster. */
export interface Conflict {
  seen: Customer;
  current: Tagged<Customer>;
}

/** The steps of an edit: propose, which shows the difference; then confirm or withdraw. */
export function useEdit(id: string, read: Tagged<Customer>, whyTakenBack: string) {
  const queries = useQueryClient();
  const keyOf = useActKey();
  const [base, setBase] = useState(read);
  const [conflict, setConflict] = useState<Conflict>();

  const propose = useMutation({
    mutationFn: async (typed: Typed): Promise<Tagged<Proposed>> => {
      const sent = { patch: changed(typed.patch), reason: typed.reason };
      const header = { 'If-Match': base.etag, 'Idempotency-Key': keyOf([base.etag, sent, attempt.current]) };
      return tagged(
        api.POST('/api/customers/{id}/changes', { params: { path: { id }, header }, body: sent }),
      );
    },
    onError: async (failure) => {
      if (failure instanceof Problem && failure.status === 412) {
        const current = await queries.fetchQuery({ ...customerQuery(id), staleTime: 0 });
        setConflict({ seen: base.value, current });
      }
    },
  });
  const [attempt] = useState({ current: 0 });

  const confirm = useMutation({
    mutationFn: (change: string) =>
      body(
        api.POST('/api/customers/{id}/changes/{change}/confirmation', {
          params: { path: { id, change } },
        }),
      ),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['customer', id] });
      void queries.invalidateQueries({ queryKey: ['customers'], refetchType: 'none' });
      void queries.invalidateQueries({ queryKey: ['changes'], refetchType: 'none' });
    },
  });

  const takeBack = useMutation({
    mutationFn: (change: Tagged<Proposed>) =>
      withdraw({ id, change: change.value.id ?? '', etag: change.etag }, whyTakenBack),
    onSuccess: () => {
      attempt.current += 1; // the same form again is another act
      propose.reset();
    },
  });

  const goOn = () => {
    if (conflict !== undefined) {
      setBase(conflict.current);
      setConflict(undefined);
      propose.reset();
    }
  };
  return { base, propose, confirm, takeBack, conflict, goOn };
}

/** The input, without unchanged fields. */
export function changed(patch: Patch): Record<string, string | string[] | null> {
  const entries = Object.entries(patch ?? {}).filter(
    (entry): entry is [string, string | string[] | null] =>
      entry[1] !== undefined && entry[1] !== '' && !(Array.isArray(entry[1]) && entry[1].length === 0),
  );
  return Object.fromEntries(entries);
}
