import {shippedTheme} from '../../../src/core/theme/shipped.ts';
import type {Style} from '../../../src/core/theme/style.ts';
import type {ThemeRole} from '../../../src/core/theme/theme.ts';

/** How a part of the screen is drawn in the theme that tests begin with, on a terminal with all colours. */
export function styleOf(role: ThemeRole): Style {
  return shippedTheme('dark').styles[role].rgb;
}
