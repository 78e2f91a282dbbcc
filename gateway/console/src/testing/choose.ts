import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';

/** Opens a choice and takes what is called so. */
export async function choose(list: HTMLElement, offered: RegExp): Promise<void> {
  await userEvent.click(list);
  await userEvent.click(await screen.findByTitle(offered));
}
