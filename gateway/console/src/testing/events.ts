import { act } from '@testing-library/react';

/** Stands for the browser's own stream of events. */
export class Events {
  static readonly opened: Events[] = [];
  onopen?: () => void;
  onerror?: () => void;
  closed = false;
  private tell: (event: { data: string }) => void = () => {};

  constructor(readonly address: string) {
    Events.opened.push(this);
  }

  addEventListener(_: string, tell: (event: { data: string }) => void) {
    this.tell = tell;
  }

  close() {
    this.closed = true;
  }

  says(data: object) {
    act(() => this.tell({ data: JSON.stringify(data) }));
  }
}
