import type {QueryClient} from '@tanstack/react-query';
import {createContext, useContext} from 'react';
import {useStore} from 'zustand';
import type {Action} from '../../console/bindings/action.ts';
import type {Keymap} from '../../console/bindings/keymap.ts';
import type {Logs} from '../../console/logs/store/logs.ts';
import type {Workspace} from '../../console/reads/workspace.ts';
import type {Session} from '../../console/session/session.ts';
import type {SessionStore} from '../../console/session/store.ts';
import type {Controller, ControllerParts} from '../../console/tools/parts.ts';
import type {Resource} from '../../core/resource/resource.ts';
import type {Theme} from '../paint/theme.ts';

/** The parts of one console: made once, never replaced. */
export interface Console {
  readonly resources: readonly Resource[];
  readonly actions: readonly Action[];
  readonly keymap: Keymap;
  readonly kinds: ControllerParts['kinds'];
  readonly store: SessionStore;
  readonly client: QueryClient;
  readonly workspace: Workspace;
  readonly logs: Logs;
  readonly controller: Controller;
  readonly showsMetrics: boolean;
  readonly theme: Theme;
}

const ConsoleContext = createContext<Console | undefined>(undefined);

/** Provides the console's parts to everything below. */
export const ConsoleProvider = ConsoleContext.Provider;

/** The console's parts. */
export function useConsole(): Console {
  const parts = useContext(ConsoleContext);
  if (parts === undefined) throw new Error('No console is provided');
  return parts;
}

/** A part of the session; the component renders again only when that part changes. */
export function useSession<Part>(select: (session: Session) => Part): Part {
  return useStore(useConsole().store.drawn, select);
}
