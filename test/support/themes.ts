import {chooseTheme, type Look} from '../../src/core/theme/look.ts';
import {shippedThemes} from '../../src/core/theme/shipped.ts';
import {buildTheme, type Shows, type Theme} from '../../src/ui/paint/theme.ts';

/** A shipped theme as it is drawn on the background it is made for, or as told. */
export function themeOf(name: string, {background, ...shows}: Partial<Shows & Pick<Look, 'background'>> = {}): Theme {
  const own = shippedThemes.find(theme => theme.name === name)?.background;
  const drawn = chooseTheme(shippedThemes, {
    chosen: name,
    tried: undefined,
    background: background ?? own ?? 'unknown',
  });
  return buildTheme(drawn, {colours: 3, unicode: true, ...shows});
}
