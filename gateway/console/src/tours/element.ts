import { useEffect, useState } from 'react';

/** What a selector finds on the page, as soon as it is there and for as long as it is. */
export function useElement(selector: string | undefined): HTMLElement | null {
  const [element, setElement] = useState<HTMLElement | null>(null);
  useEffect(() => {
    if (selector === undefined) {
      setElement(null);
      return;
    }
    const look = () => setElement(document.querySelector<HTMLElement>(selector));
    look();
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [selector]);
  return element;
}
