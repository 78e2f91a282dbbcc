import type { Table } from 'antd';
import type { ComponentRef } from 'react';

/** A table's ref: if the table is wider than the screen, it can be scrolled by keyboard as well as by touch. */
export function keyboardScroll(table: ComponentRef<typeof Table> | null): void {
  table?.nativeElement.querySelector('.ant-table-content')?.setAttribute('tabindex', '0');
}
