import type {SessionStore} from '../console/session/store.ts';
import {parseBackground} from '../core/theme/colour.ts';
import {byBackground, type KnownBackground, type Look} from '../core/theme/look.ts';
import {type BackgroundAsker, createBackgroundAsker} from '../terminal/background/ask-background.ts';
import {nameTerminal} from '../terminal/background/terminal-name.ts';
import type {FrameStdout} from '../terminal/output/frame-stdout.ts';
import {findStateFolder} from '../terminal/process/state-folder.ts';
import {findConfigFolder} from './config-folder.ts';
import type {Host} from './host.ts';
import {recallBackground, rememberBackground} from './remember-background.ts';
import {type FoundThemes, findThemes} from './theme-files.ts';

/** The themes there are, and the look that the first frame has. */
export interface FirstLook extends FoundThemes {
  readonly look: Look;
}

/** Finds the themes and the one that is wanted, for the background that this terminal had last. */
export async function findFirstLook(
  {env, home}: Pick<Host, 'env' | 'home'>,
  wanted: string | undefined,
): Promise<FirstLook> {
  const [{themes, notices}, background = 'asked'] = await Promise.all([
    findThemes(findConfigFolder(env, home)),
    recallBackground(findStateFolder(env, home), nameTerminal(env)),
  ]);
  const names = [byBackground, ...themes.map(({name}) => name)];
  const chosen = names.find(name => name === wanted) ?? byBackground;
  const isThere = wanted === undefined || chosen === wanted;
  const unknown = isThere ? [] : [`There is no theme "${wanted}": there are ${names.join(', ')}.`];
  return {themes, notices: [...notices, ...unknown], look: {chosen, tried: undefined, background}};
}

/** Makes who asks the terminal for its background, and has the screen drawn for what it answers. */
export function createLookKeeper(
  {env, home}: Host,
  stdout: Pick<FrameStdout, 'ask'>,
  {dispatch, getState}: SessionStore,
): BackgroundAsker {
  const tell = (background: KnownBackground) => dispatch({type: 'look', look: {background}});
  return createBackgroundAsker({
    write: question => stdout.ask(question),
    tell: colour => {
      const background = parseBackground(colour);
      if (background === undefined) return false;
      tell(background);
      void rememberBackground(findStateFolder(env, home), nameTerminal(env), background);
      return true;
    },
    // What it was last holds until it is known to be another.
    tellSilent: () => {
      if (getState().look.background === 'asked') tell('unknown');
    },
  });
}
