import type { Table } from 'antd';
import type { ComponentRef } from 'react';

/** A table's ref: where it is wider than the screen it can be moved by the keyboard, as by a finger. */
export function sideways(table: ComponentRef<typeof Table> | null): void {
  table?.nativeElement.querySelector('.ant-table-content')?.setAttribute('tabindex', '0');
}
