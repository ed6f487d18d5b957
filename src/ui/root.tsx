import {QueryClientProvider} from '@tanstack/react-query';
import {useApp} from 'ink';
import {useEffect} from 'react';
import type {Services} from '../console/services.ts';
import {App} from './app.tsx';
import {ConsoleProvider} from './hooks/use-console.ts';
import {ServicesProvider} from './hooks/use-services.ts';
import type {Console} from './parts/console.ts';

/** Hands the terminal over to some work and takes it back. */
export type SuspendTerminal = (work: () => Promise<void>) => Promise<unknown>;

interface RootProps {
  readonly parts: Console;
  readonly services: Services;
  /** Told once, with the way to hand the terminal over; what it returns undoes that. */
  readonly onReady: (suspendTerminal: SuspendTerminal) => () => void;
}

/** The console with everything it needs provided. */
export function Root({parts, services, onReady}: RootProps) {
  const {suspendTerminal} = useApp();
  useEffect(() => onReady(suspendTerminal), [onReady, suspendTerminal]);
  return (
    <QueryClientProvider client={parts.client}>
      <ServicesProvider value={services}>
        <ConsoleProvider value={parts}>
          <App />
        </ConsoleProvider>
      </ServicesProvider>
    </QueryClientProvider>
  );
}
