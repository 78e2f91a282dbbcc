import { fireEvent, screen } from '@testing-library/react';

/** Writes a text into a field at once: key by key takes seconds in a large form. */
export function write(label: string | RegExp, text: string): void {
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } });
}
