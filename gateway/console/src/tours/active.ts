import { useSyncExternalStore } from 'react';

export type TourId = 'manager' | 'lead' | 'privacy-desk' | 'auditor' | 'administrator';

/** The current tour and its step. */
export interface ActiveTour {
  id: TourId;
  step: number;
}

let active: ActiveTour | undefined;
const listeners = new Set<() => void>();

/** Shows a tour from a step on, independently of the page below. */
export function showTour(next: ActiveTour | undefined): void {
  active = next;
  for (const listener of listeners) {
    listener();
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useActiveTour(): ActiveTour | undefined {
  return useSyncExternalStore(subscribe, () => active);
}
