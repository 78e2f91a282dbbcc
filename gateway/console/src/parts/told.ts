/** What a form tells its field, so that whoever hears the page is told of a refusal too. */
export interface Told {
  id?: string;
  'aria-invalid'?: 'true';
  'aria-describedby'?: string;
}
