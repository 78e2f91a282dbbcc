import { useEffect, useReducer, useState } from 'react';

/** The element that a selector finds on the page, as soon as and for as long as it exists. */
export function useElement(selector: string | undefined): HTMLElement | null {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [, lookAgain] = useReducer((times: number) => times + 1, 0);
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
  // Cards grow or shrink as content arrives, so the pointer must move along.
  useEffect(() => {
    if (element === null) {
      return;
    }
    const observer = new ResizeObserver(lookAgain);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return element;
}
