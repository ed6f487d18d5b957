import {nameTerminal} from '../terminal/background/terminal-name.ts';
import {createLinkGate, type LinkGate} from '../terminal/output/link-gate.ts';
import {isRemote} from '../terminal/remote.ts';
import type {Host} from './host.ts';
import type {SettingsFile} from './settings.ts';

/** The gate to the terminal. Of those on the other side of a network it is remembered which ones do not answer. */
export function openTerminalLink({env}: Host, {memory, remember}: SettingsFile): LinkGate {
  if (!isRemote(env)) return createLinkGate({isNear: true, isSilent: false, tellSilent: () => {}});
  const name = nameTerminal(env);
  const silent = memory.silentTerminals ?? [];
  const others = silent.filter(other => other !== name);
  return createLinkGate({
    isNear: false,
    isSilent: silent.includes(name),
    // What cannot be written is found out again.
    tellSilent: isSilent => void remember({silentTerminals: isSilent ? [...others, name] : others}).catch(() => {}),
  });
}
