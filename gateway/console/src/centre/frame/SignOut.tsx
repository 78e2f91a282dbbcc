import { csrfToken } from '../../api/send';
import { useCentreWords } from './texts';

/** Ends the session here and at the realm. */
export function SignOut() {
  const say = useCentreWords();
  return (
    <form
      method="post"
      action="/logout"
      onSubmit={(event) => {
        const token = event.currentTarget.elements.namedItem('_csrf');
        if (token instanceof HTMLInputElement) {
          token.value = csrfToken(); // as it is now: it changes with a sign-in
        }
      }}
    >
      <input type="hidden" name="_csrf" />
      <button type="submit" className="plain">
        {say('signOut')}
      </button>
    </form>
  );
}
