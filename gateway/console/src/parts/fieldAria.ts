/** What a form passes to its field, so that screen readers announce a refusal too. */
export interface FieldAria {
  id?: string;
  'aria-invalid'?: 'true';
  'aria-describedby'?: string;
}
