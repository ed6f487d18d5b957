import {createContext, createElement, type PropsWithChildren, useContext, useMemo} from 'react';
import {useStore} from 'zustand';
import type {Session} from '../../console/session/session.ts';
import {dropMarks} from '../../core/pointer/pointed.ts';
import {FinishContext} from '../paint/rows.tsx';
import {withoutFocus} from '../paint/theme.ts';
import {type Console, type DrawnConsole, toDrawn} from '../parts/console.ts';

const ConsoleContext = createContext<DrawnConsole | undefined>(undefined);

/** Provides the console's parts to everything below, in the theme of the session. */
export function ConsoleProvider({value, children}: PropsWithChildren<{value: Console}>) {
  const look = useStore(value.store.drawn, session => session.look);
  const drawn = toDrawn(value, look);
  const rows = createElement(FinishContext.Provider, {value: drawn.theme.finishRow}, children);
  return createElement(ConsoleContext.Provider, {value: drawn}, rows);
}

/** What lies below something else has not the focus, whatever it is, and nothing in it can be pointed at. */
export function Below({isBelow, children}: PropsWithChildren<{isBelow: boolean}>) {
  const parts = useConsole();
  const value = useMemo(() => (isBelow ? {...parts, theme: withoutFocus(parts.theme)} : parts), [parts, isBelow]);
  const {finishRow} = parts.theme;
  const finish = useMemo(
    () => (isBelow ? (row: string) => dropMarks(finishRow(row)) : finishRow),
    [finishRow, isBelow],
  );
  const rows = createElement(FinishContext.Provider, {value: finish}, children);
  return createElement(ConsoleContext.Provider, {value}, rows);
}

/** The console's parts. */
export function useConsole(): DrawnConsole {
  const parts = useContext(ConsoleContext);
  if (parts === undefined) throw new Error('No console is provided');
  return parts;
}

/** A part of the session; the component renders again only when that part changes. */
export function useSession<ScrollPart>(select: (session: Session) => ScrollPart): ScrollPart {
  return useStore(useConsole().store.drawn, select);
}
