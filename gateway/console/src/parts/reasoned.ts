import { Problem } from '../api/problem';

/** The result of an operation, and whether the API stored the reason. */
export interface Reasoned<T> {
  answer: T;
  kept: boolean;
}

/**
 * Sends an act with why; without, where the customer's interactions can hold no text any more: the API refuses a
 * reason there, and insists on one everywhere else.
 */
export async function withReason<T>(
  reason: string,
  act: (why: { reason?: string }) => Promise<T>,
): Promise<Reasoned<T>> {
  try {
    return { answer: await act({ reason }), kept: true };
  } catch (failure) {
    if (failure instanceof Problem && failure.errors.some((each) => each.code === 'cannot-be-kept')) {
      return { answer: await act({}), kept: false };
    }
    throw failure;
  }
}
