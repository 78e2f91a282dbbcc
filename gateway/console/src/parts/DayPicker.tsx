import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { FieldAria } from './fieldAria';

interface Props extends FieldAria {
  value?: string | undefined;
  onChange?: (day: string | undefined) => void;
  /** The first and the last day that can be chosen. */
  min?: string;
  max?: string;
}

/** Chooses a day, in the API's format. */
export function DayPicker({ value, onChange = () => {}, min, max, ...told }: Props) {
  return (
    <DatePicker
      {...told}
      style={{ flex: 1, width: '100%', maxWidth: 240 }}
      {...(min === undefined ? {} : { minDate: dayjs(min) })}
      {...(max === undefined ? {} : { maxDate: dayjs(max) })}
      value={value === undefined ? null : dayjs(value)}
      onChange={(on) => onChange(on?.format('YYYY-MM-DD'))}
    />
  );
}
