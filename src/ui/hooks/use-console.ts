import type {QueryClient} from '@tanstack/react-query';
import {createContext, createElement, type PropsWithChildren, useContext, useMemo} from 'react';
import {useStore} from 'zustand';
import type {Action} from '../../console/bindings/action.ts';
import type {Keymap} from '../../console/bindings/keymap.ts';
import type {Logs} from '../../console/logs/store/logs.ts';
import type {Workspace} from '../../console/reads/workspace.ts';
import type {Session} from '../../console/session/session.ts';
import type {SessionStore} from '../../console/session/store.ts';
import type {Controller, ControllerParts} from '../../console/tools/parts.ts';
import type {Resource} from '../../core/resource/resource.ts';
import {chooseTheme, type Look} from '../../core/theme/look.ts';
import type {ThemeDefinition} from '../../core/theme/theme.ts';
import {FinishContext} from '../paint/rows.tsx';
import {buildTheme, type Shows, type Theme} from '../paint/theme.ts';

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
  readonly themes: readonly ThemeDefinition[];
  /** What its terminal can show. */
  readonly shows: Shows;
}

/** The parts with the theme they are drawn in. */
interface DrawnConsole extends Console {
  readonly theme: Theme;
}

const ConsoleContext = createContext<DrawnConsole | undefined>(undefined);

/** Provides the console's parts to everything below, in the theme of the session. */
export function ConsoleProvider({value, children}: PropsWithChildren<{value: Console}>) {
  const look = useStore(value.store.drawn, session => session.look);
  const drawn = useMemo(() => ({...value, theme: themeOf(value, look)}), [value, look]);
  const rows = createElement(FinishContext.Provider, {value: drawn.theme.finishRow}, children);
  return createElement(ConsoleContext.Provider, {value: drawn}, rows);
}

function themeOf({themes, shows}: Console, look: Look): Theme {
  return buildTheme(chooseTheme(themes, look), shows);
}

/** The console's parts. */
export function useConsole(): DrawnConsole {
  const parts = useContext(ConsoleContext);
  if (parts === undefined) throw new Error('No console is provided');
  return parts;
}

/** A part of the session; the component renders again only when that part changes. */
export function useSession<Part>(select: (session: Session) => Part): Part {
  return useStore(useConsole().store.drawn, select);
}
