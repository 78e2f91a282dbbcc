import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Route, Router, Switch } from 'wouter';
import { newQueries } from '../api/queries';
import { BASE } from './frame/entry';
import { NotFound } from './frame/NotFound';
import { Shell } from './frame/Shell';
import { SignInGate } from './frame/SignInGate';
import { Waiting } from './parts/Waiting';

const Home = lazy(() => import('./home/Home'));
const Consents = lazy(() => import('./consents/Consents'));
const Asking = lazy(() => import('./erasure/Asking'));
const ErasureSteps = lazy(() => import('./erasure/ErasureSteps'));
const Policy = lazy(() => import('./policy/Policy'));
const Form = lazy(() => import('./form/Form'));
const Requests = lazy(() => import('./requests/Requests'));
const OneRequest = lazy(() => import('./requests/OneRequest'));

/** Each page comes in a chunk of its own. */
export function App() {
  const [queries] = useState(newQueries);
  return (
    <QueryClientProvider client={queries}>
      <Router base={BASE}>
        <SignInGate>
          <Shell>
            <Suspense fallback={<Waiting />}>
              <Switch>
                <Route path="/" component={Home} />
                <Route path="/consents" component={Consents} />
                <Route path="/delete" component={Asking} />
                <Route path="/delete/:id" component={ErasureSteps} />
                <Route path="/policy" component={Policy} />
                <Route path="/policy/:version" component={Policy} />
                <Route path="/form" component={Form} />
                <Route path="/requests" component={Requests} />
                <Route path="/requests/:id" component={OneRequest} />
                <Route component={NotFound} />
              </Switch>
            </Suspense>
          </Shell>
        </SignInGate>
      </Router>
    </QueryClientProvider>
  );
}
