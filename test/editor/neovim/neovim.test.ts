import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WORD_REPORT } from '../support/home.ts';
import { NEOVIM, Neovim } from './neovim.ts';

const DRAFT = [
  '各地坚持和发展新时代',
  '今年，xx县整治隐患。',
  '2023年，全区坚持和发展新时代“枫桥经验”',
  '今年以来，我县坚持和发展新时代“枫桥经验”，健全矛盾纠纷多元化解机制。',
  '一年来，我们推动移风易俗蔚然成风。',
  '',
].join('\n');

/** Windows over the text, in Lua. */
const FLOATING =
  "vim.tbl_filter(function(window) return vim.api.nvim_win_get_config(window).relative ~= '' end, vim.api.nvim_list_wins())";

describe.skipIf(NEOVIM === undefined)('Neovim by its keys (skipped where no nvim is installed)', () => {
  let neovim: Neovim;

  beforeAll(async () => {
    neovim = await Neovim.open(DRAFT);
  });
  afterAll(() => neovim?.close());

  test.each([
    ['after a run of characters', 1, '各地坚持和发展新时代', '“枫桥经验”'],
    ['after a closing quotation mark', 3, '2023年，全区坚持和发展新时代“枫桥经验”', ''],
  ])('completes %s', async (_, line, before, begins) => {
    neovim.press(`${line}GA<C-x><C-o>`);
    await neovim.until('the list', 'pumvisible()');
    const words = neovim.ask<string[]>('map(complete_info().items, "v:val.word")');
    expect(words.length).toBeGreaterThan(1);
    for (const word of words) expect(word.startsWith(begins)).toBe(true);
    neovim.press('<C-n><C-y><Esc>');
    await neovim.until('the item', `getline(${line}) == '${before}${words[1]}'`);
    expect(neovim.ask('v:errmsg')).toBe('');
  });

  test('goes to a source that is not a text file, without an error', async () => {
    neovim.press('5G0f移gd');
    await neovim.until('the text', `expand('%:t') =~ '\\.rtf\\.txt$'`);
    expect(neovim.ask<string>("expand('%:t')")).toBe(`${WORD_REPORT}.rtf.txt`);
    expect(neovim.ask<string>("getline('.')")).toContain('移风易俗');
    expect(neovim.ask('v:errmsg')).toBe('');
    neovim.press('<C-o>');
    await neovim.until('the draft', `expand('%:t') == 'draft.gw'`);
  });

  test('shows the sources of a phrase', async () => {
    neovim.press('4G0f枫K');
    await neovim.until('the card', `luaeval("#(${FLOATING})") == 1`);
    const card = neovim.askLua<string[]>(
      `vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf((${FLOATING})[1]), 0, -1, true)`,
    );
    expect(card.join('\n')).toMatch(/临川县|云山市|江城县|青石区|松岭县/u);
    neovim.press('0');
    await neovim.until('the end of the card', `luaeval("#(${FLOATING})") == 0`);
  });

  test('is sent warnings, and what no longer holds goes', async () => {
    const count = (line: number): string =>
      `luaeval('#vim.tbl_filter(function(d) return d.lnum == ${line - 1} and d.code == "placeholder" end, vim.diagnostic.get())')`;
    await neovim.until('the warning', `${count(2)} == 1`);
    neovim.press('2G0fxcw江城<Esc>');
    await neovim.until('its end', `${count(2)} == 0`);
  });
});
