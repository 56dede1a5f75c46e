import { describe, expect, it } from 'vitest';
import {
  areCountries,
  isAnswered,
  isAttested,
  isChoice,
  isInsideWord,
  isJoined,
  isListedName,
  isOtherName,
  isOtherMember,
  isOwnPlace,
  isPutBefore,
  isShortForm,
  isWholeWithout,
} from '../../../../src/engine/check/typo/drafterChoice.ts';
import type { Edit } from '../../../../src/engine/check/typo/edit.ts';
import type { Exchanges } from '../../../../src/engine/check/exchanges.ts';
import { leastScore } from '../../../../src/engine/check/typo/judge.ts';
import { areWords } from '../../../../src/engine/check/typo/standsTwice.ts';
import { dictionaryOf } from '../../../support/dictionary.ts';

const phraseOf = (articles: number) => ({ articles, start: 0, length: 6 });

describe('a slip is reported from a score on', () => {
  it.each([
    ['one character for another', { kind: 'exchanged', wrong: '智', sound: 1 }, 2, 0.4],
    ['one that looks so', { kind: 'exchanged', wrong: '智', shape: 1 }, 2, 0.4],
    ['one that neither sounds nor looks so', { kind: 'exchanged', wrong: '智' }, 2, 1],
    ['a word for another', { kind: 'word exchanged', wrong: '机智' }, 1, 0.3],
    ['one in a phrase of seven articles', { kind: 'exchanged', wrong: '智', phrase: phraseOf(7) }, 2, 0.4],
    ['one in a phrase of eight articles', { kind: 'exchanged', wrong: '智', phrase: phraseOf(8) }, 2, -0.5],
    ['what one place has', { kind: 'exchanged', wrong: '智' }, 1, 1.5],
    ['what one place has without the character', { kind: 'added', wrong: '智' }, 1, 0.8],
    ['neighbours swapped', { kind: 'swapped', wrong: '制机' }, 2, -0.9],
    ['a character too many', { kind: 'added', wrong: '的' }, 2, 0.8],
    ['a character missing', { kind: 'dropped', wrong: '' }, 2, 0.1],
    ['a character twice', { kind: 'doubled', wrong: '机' }, 1, -0.6],
    ['swapped in a set phrase', { kind: 'swapped', wrong: '制机', phrase: phraseOf(5) }, 2, -1.5],
    ['too many in one', { kind: 'added', wrong: '的', phrase: phraseOf(5) }, 2, 0.2],
    ['missing in one', { kind: 'dropped', wrong: '', phrase: phraseOf(5) }, 2, -0.5],
    ['twice in one', { kind: 'doubled', wrong: '机', phrase: phraseOf(5) }, 2, -1.2],
    [
      'missing at the end of one, beside a mark',
      { kind: 'dropped', wrong: '', phrase: { ...phraseOf(5), isCutOff: true } },
      2,
      -Infinity,
    ],
  ] as const)('%s', (_, edit, heart, least) => {
    expect(leastScore({ sound: 0, shape: 0, ...edit }, { heart, pairBefore: 1, own: 999 })).toBeCloseTo(
      least,
    );
  });
});

describe('a character that stands twice, though the corpus hardly ever has it so', () => {
  const doubled = { kind: 'doubled', wrong: '护', sound: 0, shape: 0 } as const;

  it.each([
    ['is reported sooner', 1, 1000, -2.5],
    ['is one like others where it is a little more frequent', 2, 1999, -0.6],
    ['is reported sooner where both are more frequent', 2, 2000, -2.5],
  ])('%s', (_, pairBefore, own, least) => {
    expect(leastScore(doubled, { heart: 2, pairBefore, own })).toBeCloseTo(least);
  });

  it('is a matter of one character that stands twice', () => {
    const rare = { heart: 2, pairBefore: 0, own: 9999 };
    expect(leastScore({ ...doubled, wrong: '保护' }, rare)).toBeCloseTo(-0.6);
    expect(leastScore({ ...doubled, kind: 'added' }, rare)).toBeCloseTo(0.8);
  });
});

describe('what the drafter may choose', () => {
  const edit: Edit = { kind: 'exchanged', at: 1, wrong: '做', right: '作', sound: 1, shape: 0 };
  /** A corpus that has the two in the same surroundings so often, with the unit before them or with the one after them. */
  const exchanging = (before: number, after: number): Pick<Exchanges, 'nearRate'> => ({
    nearRate: (right) => (right === '院作' ? before : right === '作出' ? after : 0),
  });
  const isFree = (before: number, after: number): boolean =>
    isChoice('院做出', edit, exchanging(before, after));

  it('is what the corpus has in one of five hundred places', () => {
    expect(isFree(0.002, 0)).toBe(true);
    expect(isFree(0, 0.002)).toBe(true);
    expect(isFree(0.0019, 0.0019)).toBe(false);
  });

  it('is no matter of characters that are too many: the trees know of those', () => {
    const added: Edit = { ...edit, kind: 'added', wrong: '做', right: '' };
    expect(isChoice('院做出', added, { nearRate: () => 1 })).toBe(false);
  });

  it.each([
    ['added', '的', ''],
    ['dropped', '', '的'],
  ] as const)(
    'is a particle that the corpus does without in three of a hundred places: %s',
    (kind, wrong, right) => {
      const particle: Edit = { kind, at: 1, wrong, right, sound: 0, shape: 0 };
      const text = `责${wrong}部`;
      expect(isChoice(text, particle, { nearRate: () => 0.03 })).toBe(true);
      expect(isChoice(text, particle, { nearRate: () => 0.029 })).toBe(false);
    },
  );

  it('is one conjunction for another', () => {
    const conjunction = (wrong: string, right: string): Edit => ({ ...edit, wrong, right });
    expect(isChoice('期和不', conjunction('和', '或'), exchanging(0, 0))).toBe(true);
    expect(isChoice('期合不', conjunction('合', '和'), exchanging(0, 0))).toBe(false);
  });
});

describe('a short form', () => {
  const dropped: Edit = { kind: 'dropped', at: 3, wrong: '', right: '当', sound: 0, shape: 0 };
  const isShort = (rate: number, change: Partial<Edit> = {}, known = ['应当']): boolean =>
    isShortForm(
      '部门应及时',
      { ...dropped, ...change },
      { nearRate: (right, wrong) => (right === '应当' && wrong === '应' ? rate : 0) },
      dictionaryOf(known),
    );

  it('is what the corpus writes for the word in one of two hundred places', () => {
    expect(isShort(0.005)).toBe(true);
    expect(isShort(0.0049)).toBe(false);
  });

  it('is that of a word, and has its first character', () => {
    expect(isShort(1, {}, ['应急'])).toBe(false);
    expect(isShort(1, { at: 2 })).toBe(false);
    expect(isShort(1, { at: 0 })).toBe(false);
    expect(isShort(1, { kind: 'added', wrong: '及', right: '' })).toBe(false);
  });

  it('of a preposition is one whatever the corpus writes', () => {
    const after = (text: string): boolean =>
      isShortForm(text, { ...dropped, right: '法' }, { nearRate: () => 0 }, dictionaryOf(['依法', '司法']));
    expect(after('可以依申请恢复')).toBe(true);
    expect(after('可以司申请恢复')).toBe(false);
  });
});

describe('what a set phrase lacks at its end', () => {
  const isWhole = (text: string, right: string, isCutOff = true, known = ['治党', '领导']): boolean => {
    const phrase = { ...phraseOf(9), ...(isCutOff && { isCutOff }) };
    return isWholeWithout(
      text.replace('|', ''),
      { at: text.indexOf('|'), right, phrase },
      dictionaryOf(known),
    );
  };

  it('is left out on purpose where it is a word by itself', () => {
    expect(isWhole('在党的领导|，', '下')).toBe(true);
    expect(isWhole('全面从严治|，', '党')).toBe(false);
    expect(isWhole('在党的领导|各项', '下', false)).toBe(false);
    expect(isWholeWithout('在党的领导，', { at: 5, right: '下' }, undefined)).toBe(false);
  });
});

describe('a word that a later one answers', () => {
  const isIt = (marked: string, kind: Edit['kind'] = 'added'): boolean => {
    const at = marked.indexOf('|');
    return isAnswered(marked.replace('|', ''), { kind, at, wrong: marked[at + 1] });
  };

  it.each([
    '努力构建|与新发展格局相适应的格局',
    '坚持|和群众一道干',
    '推动|以高质量发展为主题',
    '转变|由高速向高质量发展',
    '坚持|从实际出发',
    `构建|与${'新'.repeat(19)}相适应`,
  ])('is not too much: %s', (marked) => {
    expect(isIt(marked)).toBe(true);
  });

  it.each([
    '努力构建|与新发展格局',
    '努力构建|与新发展格局，相适应',
    '努力构建|的新发展格局相适应',
    `构建|与${'新'.repeat(20)}相适应`,
  ])('may be, where none does: %s', (marked) => {
    expect(isIt(marked)).toBe(false);
  });

  it('is one that seems to be too much', () => {
    expect(isIt('努力构建|与新发展格局相适应', 'exchanged')).toBe(false);
  });
});

describe('two words that say once what both have', () => {
  const words = dictionaryOf(['食品', '药品', '国内', '国外', '安全']);
  const areJoined = (marked: string, right: string, change: Partial<Edit> = {}): boolean => {
    const at = marked.indexOf('|');
    const edit: Edit = { kind: 'dropped', at, wrong: '', right, sound: 0, shape: 0, ...change };
    return isJoined(marked.replace('|', ''), edit, words);
  };

  it('have it at the end or at the beginning', () => {
    expect(areJoined('深入开展食|药品安全', '品')).toBe(true);
    expect(areJoined('统筹国内|外两个大局', '国')).toBe(true);
  });

  it('are words both, with what is missing', () => {
    expect(areJoined('深入开展饮|药品安全', '品')).toBe(false);
    expect(areJoined('统筹国民|外两个大局', '国')).toBe(false);
    expect(areJoined('深入开展食|用品安全', '品')).toBe(false);
    expect(areJoined('深入开展食|药安全', '品')).toBe(false);
  });

  it('leave out of no set phrase what both begin with', () => {
    expect(areJoined('统筹国内|外两个大局', '国', { phrase: phraseOf(5) })).toBe(false);
    expect(areJoined('深入开展食|药品安全', '品', { phrase: phraseOf(5) })).toBe(true);
  });

  it('are known by a dictionary, and miss a character', () => {
    expect(areJoined('深入开展食|药品安全', '品', { kind: 'added' })).toBe(false);
    const dropped = { kind: 'dropped', at: 1, right: '品' } as const;
    expect(isJoined('食药品', dropped, undefined)).toBe(false);
    expect(isJoined('食药品', dropped, words)).toBe(true);
  });
});

describe('a place of its own', () => {
  const unlike: Edit = { kind: 'exchanged', at: 3, wrong: '豫', right: '国', sound: 0, shape: 0 };

  it('is called as no slip is', () => {
    expect(isOwnPlace(unlike)).toBe(true);
    expect(isOwnPlace({ ...unlike, wrong: '省' })).toBe(true);
    expect(isOwnPlace({ ...unlike, wrong: '郭' })).toBe(false);
  });

  it('may be a slip where it sounds or looks like what is meant', () => {
    expect(isOwnPlace({ ...unlike, sound: 0.4 })).toBe(false);
    expect(isOwnPlace({ ...unlike, shape: 0.2 })).toBe(false);
    expect(isOwnPlace({ ...unlike, kind: 'added' })).toBe(false);
  });
});

describe('two countries', () => {
  it('are named in either order', () => {
    expect(areCountries({ kind: 'swapped', wrong: '日中' })).toBe(true);
    expect(areCountries({ kind: 'swapped', wrong: '日月' })).toBe(false);
    expect(areCountries({ kind: 'exchanged', wrong: '日' })).toBe(false);
  });
});

describe('what is put before other words', () => {
  const added: Edit = { kind: 'added', at: 3, wrong: '前', right: '', sound: 0, shape: 0 };

  it('stands so at two places of the corpus', () => {
    expect(isPutBefore(added, { twoAfter: 2 })).toBe(true);
    expect(isPutBefore(added, { twoAfter: 1 })).toBe(false);
  });

  it('is no word of grammar, and is one too many', () => {
    expect(isPutBefore({ ...added, wrong: '的' }, { twoAfter: 99 })).toBe(false);
    expect(isPutBefore({ ...added, kind: 'doubled' }, { twoAfter: 99 })).toBe(false);
  });
});

describe('another name', () => {
  const exchanged: Edit = { kind: 'exchanged', at: 3, wrong: '芙', right: '夫', sound: 1, shape: 0 };
  const isOther = (known: readonly string[], change: Partial<Edit> = {}): boolean =>
    isOtherName('罗赛纳芙人', { ...exchanged, ...change }, dictionaryOf(known));

  it('is what makes no word where the corpus has another character', () => {
    expect(isOther(['夫子', '赛纳'])).toBe(true);
    expect(isOther(['夫人'])).toBe(false);
    expect(isOther(['赛纳夫'])).toBe(false);
  });

  it('is one character for another, in no set phrase, by a dictionary', () => {
    expect(isOther([], { phrase: phraseOf(5) })).toBe(false);
    expect(isOther([], { kind: 'swapped' })).toBe(false);
    expect(isOtherName('罗赛纳芙人', exchanged, undefined)).toBe(false);
  });
});

describe('what the corpus has on either side', () => {
  it('is one way to write, of characters that are as many as there should be', () => {
    expect(isAttested({ kind: 'exchanged' }, { ownLess: 1 })).toBe(true);
    expect(isAttested({ kind: 'exchanged' }, { ownLess: 0 })).toBe(false);
    expect(isAttested({ kind: 'swapped' }, { ownLess: 1 })).toBe(true);
    expect(isAttested({ kind: 'word exchanged' }, { ownLess: 1 })).toBe(true);
    expect(isAttested({ kind: 'added' }, { ownLess: 1 })).toBe(false);
    expect(isAttested({ kind: 'dropped' }, { ownLess: 1 })).toBe(false);
  });
});

describe('another member of a list', () => {
  const isOther = (marked: string, right: string, kind: Edit['kind'] = 'exchanged'): boolean => {
    const at = marked.indexOf('|');
    const wrong = marked[at + 1];
    return isOtherMember(marked.replace('|', ''), { kind, at, wrong, right, sound: 1, shape: 0 });
  };

  it.each([
    ['大型水利、水|力枢纽', '利'],
    ['水|力、水利枢纽', '利'],
    ['权利和权|力', '利'],
    ['制|订或制定', '定'],
    ['大型水利枢纽与水|力枢纽', '利'],
  ])('is meant as well: %s', (marked, right) => {
    expect(isOther(marked, right)).toBe(true);
  });

  it.each([
    ['大型水库、水|力枢纽', '利'],
    ['大型水利水|力枢纽', '利'],
    ['大型水利，水|力枢纽', '利'],
    ['水|力枢纽', '利'],
  ])('is not there: %s', (marked, right) => {
    expect(isOther(marked, right)).toBe(false);
  });

  it('is a matter of characters that stand for others', () => {
    expect(isOther('大型水利、水|力枢纽', '利', 'swapped')).toBe(false);
  });
});

const NOTHING = (): boolean => false;

describe('a character that stands twice', () => {
  const words = dictionaryOf(['主义', '义务', '各方', '国际主义', '民主生活', '蓬蓬勃勃', '整整']);
  const isFree = (text: string, at: number, kind: Edit['kind'] = 'doubled', wrong = text[at]): boolean =>
    areWords(text, { kind, at, wrong }, words, NOTHING);

  it('ends one word and begins the next', () => {
    expect(isFree('应尽的国际主义义务', 7)).toBe(true);
  });

  it('stands twice in one word', () => {
    expect(isFree('才能蓬蓬勃勃发展', 5)).toBe(true);
  });

  it('joins two words and begins the second', () => {
    const joined = (text: string, known: readonly string[]): boolean => {
      const edit = { kind: 'doubled', at: 3, wrong: text[3] } as const;
      return areWords(text, { ...edit, phrase: phraseOf(9) }, dictionaryOf(known), NOTHING);
    };
    expect(joined('互利和和平共处', ['和平'])).toBe(true);
    expect(joined('互利和和平共处', ['平共'])).toBe(false);
    expect(joined('互利平平等共处', ['平等'])).toBe(false);
  });

  it('ends a measure and begins a word', () => {
    const measured = (text: string, at: number): boolean =>
      areWords(text, { kind: 'doubled', at, wrong: text[at] }, dictionaryOf(['处于']), NOTHING);
    expect(measured('其中220处处于', 6)).toBe(true);
    expect(measured('其中三处处于', 4)).toBe(true);
    expect(measured('其中已处处于', 4)).toBe(false);
    expect(measured('其中三处处理', 4)).toBe(false);
  });

  it('ends the name of a body and begins a word', () => {
    const named = (text: string, held: readonly string[] = []): boolean => {
      const known = dictionaryOf(['办理', '组成', '理事', '部门']);
      const doubled = { kind: 'doubled', at: 4, wrong: text[4] } as const;
      return areWords(text, doubled, known, (run) => held.includes(run));
    };
    expect(named('区民防办办理备案')).toBe(true);
    expect(named('知合议组组成人员')).toBe(true);
    expect(named('区民防办办公')).toBe(false);
    expect(named('区民防理理事')).toBe(false);
    expect(named('）（》办办理备案')).toBe(false);
    expect(named('各有关部部门要', ['有关部门'])).toBe(false);
    expect(named('各有关部部门要', ['关部门', '各有关部门'])).toBe(true);
  });

  it.each([
    ['begins with the second', 4, 4, true],
    ['begins with the first', 3, 4, true],
    ['begins before', 2, 4, false],
    ['ends with the first', 0, 4, true],
    ['ends after it', 0, 5, false],
  ] as const)('may be meant where a set phrase %s', (_, start, length, isMeant) => {
    const edit = { kind: 'doubled', at: 4, wrong: '办', phrase: { articles: 9, start, length } } as const;
    expect(areWords('区民防办办理备案', edit, dictionaryOf(['办理']), NOTHING)).toBe(isMeant);
  });

  it.each([
    ['where only one of the two is a word', '为各各方面服务', 2],
    ['where only the first is', '国际主义义气', 4],
    ['where the word is nothing but it twice', '整整个', 1],
  ])('is too many %s', (_, text, at) => {
    expect(isFree(text, at)).toBe(false);
  });

  it('is a matter of one that is doubled alone, and of a dictionary', () => {
    expect(isFree('主义义务', 2, 'added')).toBe(false);
    expect(isFree('主义义务', 2, 'doubled', '义务')).toBe(false);
    const doubled = { kind: 'doubled', at: 7, wrong: '义' } as const;
    expect(areWords('应尽的国际主义义务', doubled, words, NOTHING)).toBe(true);
    const phrase = { articles: 8, start: 3, length: 5 };
    expect(areWords('应尽的国际主义义务', { ...doubled, phrase }, words, NOTHING)).toBe(false);
    expect(areWords('主义义务', { kind: 'doubled', at: 2, wrong: '义' }, undefined, NOTHING)).toBe(false);
  });
});

describe('a name of a place among others', () => {
  const isListed = (marked: string, change: Partial<Edit> = {}): boolean => {
    const at = marked.indexOf('|');
    const text = marked.replace('|', '');
    return isListedName(text, {
      kind: 'exchanged',
      at,
      wrong: text[at],
      right: '江',
      sound: 0,
      shape: 1,
      ...change,
    });
  };

  it.each(['对洪河、|汝河、濉河等支流', '对|汝河、濉河等支流', '对洪河、|汝河等支流', '洪河、北|淝河'])(
    'is no slip: %s',
    (text) => {
      expect(isListed(text)).toBe(true);
    },
  );

  it.each([
    ['by itself', '流经|汝河，两岸'],
    ['among others of another kind', '黄山、|汝河、西湖'],
    ['in its ending', '洪河、汝|何、濉河'],
    ['longer than a name', '洪河、沿线上的大|汝河两岸'],
    ['of things', '增值税、消|非税、所得税'],
  ])('may be one %s', (_, text) => {
    expect(isListed(text)).toBe(false);
  });

  it('may be one in a set phrase, and where something is missing', () => {
    expect(isListed('洪河、|汝河', { phrase: phraseOf(5) })).toBe(false);
    expect(isListed('洪河、|汝河', { kind: 'dropped', wrong: '' })).toBe(false);
  });
});

describe('a character that seems to be too much', () => {
  const words = dictionaryOf(['农牧业', '社会主义', '工作者']);
  const isInside = (marked: string, isHeld = true) => {
    const at = marked.indexOf('|');
    const text = marked.replace('|', '');
    return isInsideWord(text, { kind: 'added', at, wrong: text[at] }, words, () => isHeld);
  };

  it.each(['推进农|牧业现代化', '农|牧业', '坚持社会|主义', '坚持社|会主义'])(
    'is meant inside a word that the corpus has: %s',
    (marked) => {
      expect(isInside(marked)).toBe(true);
      expect(isInside(marked, false)).toBe(false);
    },
  );

  it.each(['推进|农牧业', '推进农牧|业', '文艺工作|者', '推|进农牧业', '农|牧', '|农牧业'])(
    'is not at the edge of one or beside it: %s',
    (marked) => {
      expect(isInside(marked)).toBe(false);
    },
  );

  it('may be meant where it was put in alone, and a dictionary knows the word', () => {
    const edit = { kind: 'added', at: 1, wrong: '牧' } as const;
    expect(isInsideWord('农牧业', edit, words, () => true)).toBe(true);
    expect(isInsideWord('农牧业', { ...edit, kind: 'exchanged' }, words, () => true)).toBe(false);
    expect(isInsideWord('农牧业', edit, undefined, () => true)).toBe(false);
  });
});
