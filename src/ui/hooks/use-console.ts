import {createContext, createElement, type PropsWithChildren, useContext, useMemo} from 'react';
import {useStore} from 'zustand';
import type {Session} from '../../console/session/session.ts';
import {FinishContext} from '../paint/rows.tsx';
import {type Console, type DrawnConsole, toDrawn} from '../parts/console.ts';

const ConsoleContext = createContext<DrawnConsole | undefined>(undefined);

/** Provides the console's parts to everything below, in the theme of the session. */
export function ConsoleProvider({value, children}: PropsWithChildren<{value: Console}>) {
  const look = useStore(value.store.drawn, session => session.look);
  const drawn = useMemo(() => toDrawn(value, look), [value, look]);
  const rows = createElement(FinishContext.Provider, {value: drawn.theme.finishRow}, children);
  return createElement(ConsoleContext.Provider, {value: drawn}, rows);
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
