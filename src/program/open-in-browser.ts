import {spawn} from 'node:child_process';
import type {Host} from './host.ts';

/** Opens an address in the browser of this machine, where there is a screen for one; elsewhere nothing happens. */
export function openInBrowser(
  address: string,
  {env, platform}: {readonly env: Host['env']; readonly platform: string},
): void {
  if (!/^https:\/\//u.test(address) || env['SSH_CONNECTION']) return;
  const hasScreen = platform === 'darwin' || env['DISPLAY'] || env['WAYLAND_DISPLAY'];
  if (!hasScreen) return;
  const child = spawn(platform === 'darwin' ? 'open' : 'xdg-open', [address], {stdio: 'ignore', detached: true});
  // Who has no such command reads the address.
  child.on('error', () => {});
  child.unref();
}
