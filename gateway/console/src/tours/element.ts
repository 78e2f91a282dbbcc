import { useEffect, useReducer, useState } from 'react';

/** What a selector finds on the page, as soon as it is there and for as long as it is. */
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
  // A card that was empty grows or shrinks with what comes: what points at it moves along.
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
