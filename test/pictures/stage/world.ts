/** At night, so that more than one thing is wrong. */
export const time = new Date('2026-11-20T03:07:41.000Z');

export const region = 'eu-west-1';

/** What Node loads before a program for it to be in the still world, with the time there. */
export const stillWorld = new URL(`./still-world.ts?time=${time.toISOString()}`, import.meta.url).href;

/** Tells it the port that stands for the one on the screen. */
export function worldOf({seenPort = '', port = ''} = {}): Record<string, string> {
  return {TZ: 'UTC', STAGE_SEEN_PORT: seenPort, STAGE_PORT: port};
}
