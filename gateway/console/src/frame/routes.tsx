import type { RouteObject } from 'react-router';
import { Broken } from './Broken';
import { Guarded } from './Guarded';
import { NotFound } from './NotFound';
import type { Page } from './pageList';
import { Shell } from './Shell';
import { SignInGate } from './SignInGate';

/** Each page has its own chunk; until it is loaded, the previous page stays. */
export function routes(pages: Page[]): RouteObject[] {
  return [
    {
      element: (
        <SignInGate>
          <Shell pages={pages} />
        </SignInGate>
      ),
      errorElement: <Broken />,
      hydrateFallbackElement: <div />,
      children: [
        {
          errorElement: <Broken />,
          children: [
            ...pages.map((page) => ({
              path: page.path,
              lazy: async () => {
                const { default: Content } = await page.load();
                return {
                  element: (
                    <Guarded page={page}>
                      <Content />
                    </Guarded>
                  ),
                };
              },
            })),
            { path: '*', element: <NotFound /> },
          ],
        },
      ],
    },
  ];
}
