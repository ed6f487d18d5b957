import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {readTheme} from '../../../src/core/theme/read-theme.ts';
import {shippedThemes} from '../../../src/core/theme/shipped.ts';
import {roles} from '../../../src/core/theme/theme.ts';

const dark = shippedThemes.find(({name}) => name === 'dark');
const ember = shippedThemes.find(({name}) => name === 'ember');

describe("a theme's file", () => {
  it('changes what it tells of the theme that it extends', () => {
    const {theme, faults} = readTheme(
      'mine',
      `{
        // As ember, but for these.
        "extends": "ember",
        "background": "#000",
        "colours": {
          "bad": "#f00 bold",
          "warn": {"rgb": "#ffaa00", "256": "214", "16": "bold yellow"},
          "selected": "#ffffff on #333333",
        },
        "series": ["#ffffff", "#00ff00"],
      }`,
    );
    expect(faults).toEqual([]);
    expect(theme.background).toBe('#000000');
    expect(theme.styles.bad.rgb).toEqual({ink: '#ff0000', attributes: ['bold']});
    expect(theme.styles.warn).toEqual({
      rgb: {ink: '#ffaa00', attributes: []},
      indexed: {ink: 214, attributes: []},
      basic: {ink: 3, attributes: ['bold']},
    });
    expect(theme.styles.selected.rgb).toEqual({ink: '#ffffff', paper: '#333333', attributes: []});
    expect(theme.styles.text).toEqual(ember?.styles.text);
    expect(theme.series).toHaveLength(2);
  });

  it.each([
    ['{"colours": {\n"bad": "reddish",\n"warn": "#aabbcc"}}', 2, /"bad" is "reddish": it is written like "#ff7b85"/],
    ['{\n\n"colours": {"baad": "#fff", "warn": "#aabbcc"}}', 3, /no colour "baad", but "bad"/],
    ['{"colours": {"bad": {\n"256": "12"}, "warn": "#aabbcc"}}', 2, /"bad" for 256 is "12".*16 to 255/],
    ['{"colours": {"bad": {"16":\n"pink"}, "warn": "#aabbcc"}}', 2, /"bad" for 16 is "pink".*bright-red/],
    ['{"colours": {"bad": {"rgba": "#fff"}, "warn": "#aabbcc"}}', 1, /no "rgba": its forms are rgb, 256, 16/],
    ['{"colours": {"warn": "#aabbcc"},\n"extends": "drak"}', 2, /"extends" is "drak": it can be one of dark, light/],
    ['{"colours": {"warn": "#aabbcc"},\n"background": "black"}', 2, /"background" is "black".*"#10141b"/],
    ['{"colours": {"warn": "#aabbcc"},\n"sizes": 4}', 2, /there is no "sizes" in a theme/],
    ['{"colours": {"warn": "#aabbcc"},\n"series": "#fff"}', 2, /"series" is "#fff": it is a list/],
    ['{"colours": {"warn": "#aabbcc"}\n"series": ["#fff", "#000"]}', 2, /comma expected/],
  ])('that is wrong in a part, as %j, is used but for that, which is named with its line', (text, line, words) => {
    const {theme, faults} = readTheme('mine', text);
    expect(faults[0]?.line).toBe(line);
    expect(faults[0]?.words).toMatch(words);
    expect(theme.styles.warn.rgb.ink).toBe('#aabbcc');
    expect(theme.styles.bad).toEqual(dark?.styles.bad);
  });

  it.each(['', '7', '[]', '{', 'colours = 1'])('that is no theme, as %j, is told as such', text => {
    const {theme, faults} = readTheme('mine', text);
    expect(faults.length).toBeGreaterThan(0);
    expect(theme.styles).toEqual(dark?.styles);
  });

  it('gives a whole theme whatever stands in it', () => {
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom('#fff', '#123456 bold', 'on', 'bold on', ''));
    const file = fc.record(
      {
        extends: value,
        background: value,
        colours: fc.oneof(value, fc.dictionary(fc.constantFrom(...roles), value)),
        series: value,
      },
      {requiredKeys: []},
    );
    fc.assert(
      fc.property(file, fc.nat(), (content, cut) => {
        const text = JSON.stringify(content);
        const {theme} = readTheme('mine', text.slice(0, text.length - (cut % 4)));
        expect(roles.filter(role => theme.styles[role]?.rgb.attributes === undefined)).toEqual([]);
        expect(theme.series.length).toBeGreaterThan(1);
      }),
      {numRuns: 200},
    );
  });
});
